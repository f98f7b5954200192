/**
 * Retourcodes (WJ001, iWmo and iJw 3.2): what a gemeente answers in a 325 or a retour message. The lists of both standards hold the same
 * codes, rules, messages and texts. 9355 is allowed by the schemas but stands in no published list.
 */
export interface Retourcode {
  readonly code: string;
  readonly omschrijving: string;
  /** Rule whose failure gives this code; absent for the general codes. */
  readonly regel?: string;
  /** Messages (without WMO or JW before them) in which the rule is checked. */
  readonly berichten: readonly string[];
}

const rij = (code: string, regel: string, berichten: string, omschrijving: string): [string, Retourcode] => [
  code,
  { code, omschrijving, ...(regel === '' ? {} : { regel }), berichten: berichten.split(' ') },
];

export const RETOURCODES: ReadonlyMap<string, Retourcode> = new Map([
  rij('0001', '', '301 305 307 315 317 319 323', 'Bericht is afgekeurd om technische redenen.'),
  rij('0200', '', '301 305 307 315 317 319 323', 'Geen opmerking over deze berichtklasse.'),
  rij('0233', '', '301 305 307 315 317 319 323', 'Berichtklasse is niet beoordeeld.'),
  rij('0611', 'TR418', '323', 'Het ingediende tarief komt niet overeen met het contractuele tarief.'),
  rij('8001', '', '323', 'Declaratie is volledig toegewezen.'),
  rij('8017', 'TR323', '323', 'Van deze credit prestatie is geen debet prestatie bekend.'),
  rij('8021', 'TR314', '323', 'Referentienummer prestatie is reeds aangeleverd.'),
  rij('8187', 'TR304', '317 323 325', 'De prestatie hoort niet bij deze cliënt.'),
  rij(
    '8214',
    'TR318',
    '323',
    'DeclaratiePeriode is niet de kalendermaand die volgt op voorgaande DeclaratiePeriode terwijl iedere declaratieperiode zorg geleverd is.',
  ),
  rij(
    '8848',
    'TR135',
    '301 305 307 315 317 319 323 325',
    'Dagtekening moet gelijk zijn aan of voor de systeemdatum liggen.',
  ),
  rij('9019', 'TR019', '305 307', 'Het regiebericht kan niet gekoppeld worden aan een toewijzing.'),
  rij('9056', 'TR056', '301 305 307 315 317 319 323 325', 'Identificatie moet uniek zijn.'),
  rij('9063', 'TR063', '305 307', 'Het bericht kan niet verwerkt worden omdat geen eerder bericht ontvangen is.'),
  rij('9069', 'TR069', '307', 'Er is geen actueel startbericht met dezelfde sleutel.'),
  rij('9071', 'TR071', '305', 'Het eerdere startbericht kan niet verwijderd worden omdat de zorg al beeindigd is.'),
  rij('9074', 'TR074', '305 307', 'Er is al een eerder bericht ontvangen met dezelfde sleutel.'),
  rij('9307', 'TR307', '323', 'Begindatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing.'),
  rij('9308', 'TR308', '323', 'Einddatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing.'),
  rij('9319', 'TR319', '323', 'De ProductPeriode valt niet geheel binnen een DeclaratiePeriode.'),
  rij('9321', 'TR321', '323', 'Het ingediende volume overschrijdt het toegewezen volume.'),
  rij('9322', 'TR322', '323', 'De som van de ingediende volumes overschrijdt het toegewezen volume.'),
  rij('9326', 'TR326', '305', 'De actuele levering is nog niet gestopt met een Stopbericht.'),
  rij('9332', 'TR332', '301', 'Toewijzing heeft geen uniek nummer binnen wettelijk domein.'),
  rij('9333', 'TR333', '323', 'Declaratienummer is niet uniek.'),
  rij(
    '9338',
    'TR338',
    '323',
    'Niet iedere prestatie in een declaratiebericht is gerelateerd aan een toegewezen product op basis van het toewijzingnummer.',
  ),
  rij(
    '9339',
    'TR339',
    '323',
    'ProductCategorie in de prestatie is niet gelijk aan ProductCategorie in het ToegewezenProduct.',
  ),
  rij('9340', 'TR340', '323', 'ProductCode in de Prestatie is niet gelijk aan ProductCode in het ToegewezenProduct.'),
  rij('9341', 'TR341', '323', 'Eenheid in de Prestatie past niet bij Eenheid in het ToegewezenProduct.'),
  rij(
    '9346',
    'TR346',
    '323',
    'Eenheid is ongelijk is aan waarde 83 (Euro’s), maar IngediendBedrag is niet gelijk aan GeleverdVolume vermenigvuldigd met (het onafgeronde) ProductTarief.',
  ),
  rij('9347', 'TR347', '315 317', 'ReferentieAanbieder is niet uniek voor de aanbieder binnen het wettelijk domein.'),
  rij(
    '9349',
    'TR349',
    '317',
    'Het VOW bericht bevat niet alle actuele toegewezen producten van de cliënt, hetzij in OngewijzigdProduct, hetzij in TeWijzigenProduct.',
  ),
  rij(
    '9350',
    'TR350',
    '317',
    'OngewijzigdProduct is niet gerelateerd aan een actueel toegewezen product op basis van het toewijzingnummer.',
  ),
  rij(
    '9351',
    'TR351',
    '317',
    'TeWijzigenProduct is niet gerelateerd aan een actuele toewijzing op basis van ToewijzingNummer.',
  ),
  rij(
    '9357',
    'TR357',
    '317',
    'GewensteIngangsdatum is kleiner dan of gelijk aan de dagtekening, maar niet gelijk aan de ingangsdatum van het originele ToegewezenProduct.',
  ),
  rij('9359', 'TR359', '319', 'Er is al een toewijzing gestuurd met deze ReferentieAanbieder.'),
  rij(
    '9360',
    'TR360',
    '319',
    'Er is al een antwoordbericht met deze ReferentieAanbieder, terwijl antwoordbericht in VerzoekAntwoord waarde 2 (aanvraag in onderzoek) heeft.',
  ),
  rij('9361', 'TR361', '317', 'Het product komt vaker voor met overlappende zorgperiodes.'),
  rij(
    '9365',
    'TR365',
    '319',
    'Er is al een antwoordbericht met dezelfde ReferentieAanbieder waar VerzoekAntwoord niet de waarde ‘Aanvraag in onderzoek’ heeft.',
  ),
  rij('9366', 'TR366', '325', 'ProductReferentie komt niet voor in een Declaratiebericht.'),
  rij(
    '9367',
    'TR367',
    '325',
    'De waarde komt niet overeen met de waarde uit heenbericht met gelijke ProductReferentie.',
  ),
  rij(
    '9369',
    'TR369',
    '323',
    'Budget is meegegeven, maar de som van GeleverdVolume in alle ingediende Prestaties passen niet binnen het toegewezen Budget.',
  ),
  rij(
    '9373',
    'TR373',
    '317',
    'Budget is gewijzigd, maar GewensteIngangsdatum is niet gelijk aan die in de actuele toewijzing.',
  ),
  rij('9374', 'TR374', '315 317', 'Er is al een verzoek onderhanden.'),
  rij(
    '9375',
    'TR375',
    '317',
    'Omvang is gevuld, terwijl Product in toewijzing met ToewijzingNummer leeg is en Einddatum groter dan 31-12-2020 of leeg is.',
  ),
  rij(
    '9379',
    'TR379',
    '301',
    'ReferentieAanbieder refereert niet naar een verzoek om toewijzing of verzoek om wijziging, is onterecht gevuld.',
  ),
  rij('9384', 'TR384', '323', 'Declaratie op toewijzing met RedenWijziging “13” (Verwijderd).'),
  rij('9385', 'TR385', '301', 'Toewijzing heeft goedgekeurde declaratieregels.'),
  rij(
    '9387',
    'TR387',
    '323',
    'Begindatum van de ProductPeriode is niet eerste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Ingangsdatum van de toewijzing ligt niet later in deze betreffende maand.',
  ),
  rij(
    '9388',
    'TR388',
    '323',
    'Einddatum van de ProductPeriode is niet laatste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Einddatum van de toewijzing ligt niet eerder in deze betreffende maand.',
  ),
  rij('9389', 'TR389', '323', 'Deze prestatie heeft een debetprestatie zonder bijbehorende creditprestatie.'),
  rij('9390', 'TR390', '323', 'Er is al een Prestatie met gelijk ProductReferentie met waarde Credit.'),
  rij(
    '9411',
    'TR411',
    '317',
    'Omvang is leeg, terwijl Code in Product bij de toewijzing met ToewijzingNummer gevuld is.',
  ),
  rij(
    '9412',
    'TR412',
    '317',
    'Omvang is niet leeg, terwijl Code in Product bij de toewijzing met ToewijzingNummer leeg is en einddatum groter dan 31-12-2020 of leeg is.',
  ),
  rij(
    '9413',
    'TR413',
    '307',
    'StatusAanlevering is waarde 1 of 2 en RedenBeeindiging heeft waarde 20, terwijl er al een ander StopProduct met hetzelfde Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging waarde 20 is.',
  ),
  rij(
    '9414',
    'TR414',
    '307',
    'Einddatum is niet >= aan Einddatum uit actuele StopProduct met gelijk Bsn, ToewijzingNummer en Begindatum.',
  ),
  rij(
    '9415',
    'TR415',
    '307',
    'Er is al een StopProduct met gelijk Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging <> waarde 20 en StatusAanlevering heeft waarde 1 of 2.',
  ),
  rij('S300', 'TR378', '301 305 307 315 317 319 323 325', 'Gemeentecode ongeldig.'),
  rij('S329', 'TR381', '301 305 307 315 317 323', 'ProductCode ongeldig.'),
]);

export const RETOURCODE_TECHNISCH = '0001';
export const RETOURCODE_GEEN_OPMERKING = '0200';
export const RETOURCODE_NIET_BEOORDEELD = '0233';
export const RETOURCODE_VOLLEDIG_TOEGEKEND = '8001';
