import type { BevindingenPostbus } from '../../domain/bevindingen/postbus.ts';
import type { Bezorgfout } from '../../domain/bezorging.ts';
import type { Wachtreden } from '../../domain/postbus.ts';
import type { Zinnen } from '../zin.ts';

/** What went wrong, as the end of a sentence. */
const FOUT: Readonly<Record<Bezorgfout['fout'], string>> = {
  onbereikbaar: 'het adres was niet bereikbaar',
  'te-traag': 'er kwam niet op tijd antwoord',
  'http-status': 'het systeem van de ontvanger gaf een foutcode',
  'adres-niet-toegestaan': 'het adres mag niet worden gebruikt',
  'aanmelding-mislukt': 'aanmelden bij het systeem van de ontvanger lukte niet',
  'onverwacht-antwoord': 'het antwoord was anders dan afgesproken',
  'kanaal-niet-bruikbaar': 'de instelling van het kanaal is bij ons niet bruikbaar',
};

export const beschrijfBezorgfout = ({ fout, status }: { fout: Bezorgfout['fout']; status?: number }): string =>
  status === undefined ? FOUT[fout] : `${FOUT[fout]} (${status})`;

const WACHT: Readonly<Record<Wachtreden, { readonly waarom: string; readonly wie: string }>> = {
  gepauzeerd: {
    waarom: 'het bezorgen staat daar op pauze',
    wie: 'Zodra de pauze voorbij is gaat de zending vanzelf weg.',
  },
  gestopt: {
    waarom: 'het systeem van de ontvanger neemt niets meer aan (410)',
    wie: 'De ontvanger of de beheerder herstelt het kanaal; daarna gaat de zending vanzelf weg.',
  },
  uitgezet: {
    waarom: 'het systeem van de ontvanger was te lang onbereikbaar',
    wie: 'De ontvanger of de beheerder herstelt het kanaal; daarna gaat de zending vanzelf weg.',
  },
  'eerdere-vastgehouden': {
    waarom: 'een eerdere zending van u voor dezelfde soort wordt vastgehouden, en die gaat voor',
    wie: 'Zodra de eerdere zending is bezorgd, vervangen of ingetrokken gaat deze vanzelf weg.',
  },
};

export const beschrijfWachtreden = (reden: Wachtreden): string => WACHT[reden].waarom;

export const zinnenPostbus: Zinnen<BevindingenPostbus> = {
  BEZORGING_MISLUKT: (p) => ({
    melding: `Bezorgen bij ${p.ontvanger} is ${p.pogingen} keer niet gelukt: ${beschrijfBezorgfout(p)}.`,
    regel: 'Enkelvoud probeert ruim 75 uur; andere zendingen kwamen daar in die tijd wel aan.',
    oplossing:
      'De zending wordt vastgehouden en staat wel in het postvak van de ontvanger. De beheerder zoekt de oorzaak en laat haar opnieuw bezorgen.',
  }),
  BEZORGING_GEWEIGERD: (p) => ({
    melding: `Het systeem van ${p.ontvanger} weigert deze zending: ${beschrijfBezorgfout(p)}.`,
    regel: 'Een weigering om de inhoud verandert niet door nog eens te sturen.',
    oplossing:
      'De zending wordt vastgehouden en staat wel in het postvak van de ontvanger. Ontvanger en beheerder zoeken samen de oorzaak; u hoeft niets te doen.',
  }),
  BEZORGING_WACHT: (p) => ({
    melding: `Deze zending wacht: ${WACHT[p.reden].waarom} (${p.ontvanger}).`,
    regel: 'Wat niet weg kan wacht zichtbaar en gaat niet verloren. Een verbetering haalt haar origineel nooit in.',
    oplossing: `U hoeft niets te doen. ${WACHT[p.reden].wie} De zending staat intussen al in het postvak van de ontvanger.`,
  }),
};
