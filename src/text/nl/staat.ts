import type { BevindingenStaat } from '../../domain/bevindingen/staat.ts';
import type { Zinnen } from '../zin.ts';

export const zinnenStaat: Zinnen<BevindingenStaat> = {
  ANDERE_AANBIEDER: () => ({
    melding: 'De AGB-code in deze verantwoording is niet die van de organisatie waarmee u bent aangemeld.',
    regel: 'Een aanbieder verantwoordt alleen voor zichzelf.',
    oplossing: 'Controleer /aanbieder/agbcode, of gebruik de sleutel van de organisatie die in het bestand staat.',
  }),
  VERVANGT_ONBEKEND: ({ kenmerk }) => ({
    melding: `U wilt verantwoording "${kenmerk}" vervangen, maar die hebben wij niet van u ontvangen.`,
    regel: 'vervangt verwijst naar het kenmerk van een eerder aanvaarde verantwoording.',
    oplossing: 'Controleer het kenmerk in /vervangt. Is dit de eerste keer, laat vervangt dan weg.',
  }),
  KENMERK_IN_GEBRUIK: ({ kenmerk, ontvangenOp }) => ({
    melding: `Op ${ontvangenOp.slice(0, 10)} ontvingen wij al een verantwoording met kenmerk "${kenmerk}", met een andere inhoud.`,
    regel: 'Een kenmerk hoort bij één inhoud, zodat niets dubbel of ongemerkt anders bij de gemeente komt.',
    oplossing: `Is dit een verbetering? Geef een nieuw kenmerk en zet vervangt op "${kenmerk}". Is het iets anders? Geef een nieuw kenmerk.`,
  }),
  GZIP_ONGELDIG: () => ({
    melding: 'Het ingepakte bestand (gzip) is beschadigd of niet volledig aangekomen.',
    regel: 'RFC 1952 (gzip); Content-Encoding: gzip, RFC 9110 §8.4.',
    oplossing: 'Pak het bestand opnieuw in en dien het opnieuw in, of stuur het zonder inpakken.',
  }),
  VERSIE_BESTAAT: ({ naam, versie }) => ({
    melding: `Versie ${versie} van "${naam}" is al geregistreerd, met een andere inhoud.`,
    regel: 'Geregistreerde versies veranderen nooit: elke uitvoer kan later precies zo opnieuw worden gemaakt.',
    oplossing: 'Geef de gewijzigde inhoud een hoger versienummer.',
  }),
};
