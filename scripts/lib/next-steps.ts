/** Lines to paste after a start: the same calls an aanbieder, a gemeente and a beheerder would make. */
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';

export interface Demotoegang {
  /** `http://localhost:8787` */
  readonly basis: string;
  readonly bewijs: Ontvangstbewijs;
  readonly aanbieder: string;
  /** Keys by ontvangercode. */
  readonly ontvangers: ReadonlyMap<string, string>;
  readonly beheerder: string;
}

const curl = (sleutel: string, adres: string, rest = ''): string =>
  `curl -sS -H 'Authorization: Bearer ${sleutel}'${rest} '${adres}'`;

export function describeNextSteps({ basis, bewijs, aanbieder, ontvangers, beheerder }: Demotoegang): string {
  const declaratie = bewijs.zendingen.find(
    ({ formaat, toestand }) => formaat.naam.endsWith('323') && toestand === 'bezorgd',
  );
  const zending = declaratie ?? bewijs.zendingen.find(({ bestanden }) => bestanden.length > 0);
  const regels = [
    `Open ${basis} in uw browser, en kies wie u bent.`,
    '',
    'Of met de API (plak een regel in een ander venster):',
    '',
    '  # als aanbieder: mijn verantwoording, wat ervan is gemaakt, en alle bevindingen',
    `  ${curl(aanbieder, `${basis}/aanbieder/v1/verantwoordingen/${bewijs.id}/zendingen`)}`,
    `  ${curl(aanbieder, `${basis}/aanbieder/v1/verantwoordingen/${bewijs.id}/bevindingen`)}`,
    '',
    '  # als aanbieder: het ondertekende ontvangstbewijs, en daarmee elk bestand opnieuw maken; horen wat er gebeurt (Ctrl-C stopt)',
    `  ${curl(aanbieder, `${basis}/aanbieder/v1/verantwoordingen/${bewijs.id}/ontvangstbewijs`, " -H 'Accept: application/jose' -o bewijs.jws")}`,
    '  npm run herhaal -- bewijs.jws',
    `  ${curl(aanbieder, `${basis}/aanbieder/v1/gebeurtenissen`, " -N -H 'Accept: text/event-stream'")}`,
  ];
  const sleutel = zending === undefined ? undefined : ontvangers.get(zending.ontvanger.code);
  if (zending !== undefined && sleutel !== undefined) {
    const adres = `${basis}/gemeente/v1/zendingen`;
    regels.push(
      '',
      `  # als ${zending.ontvanger.naam}: het postvak, en het bestand ${zending.bestanden[0]?.bestandsnaam ?? ''}`,
      `  ${curl(sleutel, adres)}`,
      `  ${curl(sleutel, `${adres}/${zending.id}/bestand`)}`,
    );
    if (declaratie !== undefined)
      regels.push(
        '',
        `  # als ${zending.ontvanger.naam}: één regel afwijzen; de aanbieder ziet dat bij zijn eigen prestatie (bevindingen, hierboven)`,
        `  ${curl(sleutel, `${adres}/${zending.id}/retourberichten`, ` -H 'Content-Type: application/json' -d '${JSON.stringify(AFWIJZING)}'`)}`,
      );
  }
  regels.push(
    '',
    '  # als beheerder: waar elke regel is gebleven, en wat aandacht vraagt',
    `  ${curl(beheerder, `${basis}/beheer/v1/verantwoordingen/${bewijs.id}/balans`)}`,
    `  ${curl(beheerder, `${basis}/beheer/v1/storingen`)}`,
    '',
    '  # zonder sleutel: de beschrijving van de drie API’s',
    ...['aanbieder', 'gemeente', 'beheer'].map((publiek) => `  ${basis}/${publiek}/v1/openapi.json`),
    '',
  );
  return regels.join('\n');
}

/** Regels of the example; the first 323 in the list is that of the Wmo. */
const AFWIJZING = {
  oordeel: 'deels-afgewezen',
  regels: [
    { referentienummer: 'W2026040001', retourcode: '9346', toelichting: 'Het tarief wijkt af van het contract.' },
  ],
};
