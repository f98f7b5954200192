/** Sentences on what an aanbieder uploads to be remembered, and what stands on the first sheet of its voorgevulde verantwoording. */
import type { BevindingenVoorgevuld } from '../../domain/bevindingen/voorgevuld.ts';
import type { Zinnen } from '../zin.ts';

export const zinnenVoorgevuld: Zinnen<BevindingenVoorgevuld> = {
  HISTORIE_ANDER_BERICHT: () => ({
    melding: 'Dit is geen WMO323, JW323, WMO325 of JW325.',
    regel: 'Als historie nemen wij declaraties (323) en de antwoorden daarop (325) aan, release 3.2, in XML.',
    oplossing: 'Haal dit bestand eruit, of exporteer de berichten opnieuw uit uw software.',
  }),
  HISTORIE_ANDERE_AANBIEDER: () => ({
    melding: 'Dit bericht is van of voor een andere aanbieder.',
    regel: 'Een aanbieder bewaart alleen zijn eigen berichten; de AGB-code in het bericht hoort bij uw sleutel.',
    oplossing: 'Haal dit bericht eruit, of stuur het met de sleutel van die aanbieder.',
  }),
  HISTORIE_LEEG: () => ({
    melding: 'Er zit geen bericht in dit zipbestand.',
    regel: 'Stuur één bericht in XML, of een zipbestand met berichten.',
    oplossing: 'Voeg de berichten toe en stuur het opnieuw.',
  }),
};

export const VOORGEVULD_UITLEG: readonly string[] = [
  'Dit is uw voorgevulde verantwoording.',
  'Op het blad Prestaties staat elke regel die de gemeente heeft toegekend, of waarop zij nog moet antwoorden.',
  'Afgewezen regels staan er niet in. Vul aan wat u nog moet declareren, met declaratiestand nog-te-declareren.',
  'Kijk alles na, zet het stadium op definitief en dien de werkmap in.',
];
