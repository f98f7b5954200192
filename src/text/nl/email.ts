/** The words of the notices by e-mail. No personal data, and nothing of what a zending holds. */

const VOET =
  'In deze e-mail staan geen gegevens over personen. Op deze e-mail kunt u niet antwoorden.\n' +
  'Wilt u deze berichten niet meer? Zet dan uw kanaal terug op het postvak.';

/** @param adres where this deployment is reached, without a slash at the end */
export const describeZendingmail = (adres: string, nummer: number) => ({
  onderwerp: `Er staat een zending klaar (nummer ${nummer})`,
  tekst: `In uw postvak bij Enkelvoud staat een zending voor u klaar, met nummer ${nummer}.\n\nU haalt haar op via:\n${adres}/gemeente/v1/zendingen\n\n${VOET}\n`,
});

export const describeProefmail = (adres: string) => ({
  onderwerp: 'Proef: berichten van Enkelvoud',
  tekst: `Dit is een proef van Enkelvoud (${adres}). Leest u dit, dan komen onze berichten aan.\n\n${VOET}\n`,
});
