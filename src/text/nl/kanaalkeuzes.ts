/** Choices in the settings of a channel, as a person reads them; the values are those of schemas/kanaal. */
export const KANAALKEUZES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  inhoud: {
    bericht: 'Alleen een bericht dat er een zending is; u haalt haar op',
    bestand: 'Het bericht met de bestanden erbij',
  },
  handtekening: {
    v1: 'Met een geheim dat u ons geeft (v1, HMAC-SHA256)',
    v1a: 'Met een sleutel van ons; u krijgt de openbare helft (v1a, Ed25519)',
  },
  clientbewijs: {
    geheim: 'Met een geheim dat u ons geeft',
    sleutel: 'Met een sleutel van ons; u krijgt de openbare helft (private_key_jwt)',
  },
};
