/** A small 323 to answer, written out by hand. */
import type { Testregel, Wet } from '../../helpers/retour325.ts';

/** Of April 2026. @param bedrag in cents */
export const prestatie = (referentienummer: string, bedrag: number, anders: Partial<Testregel> = {}): Testregel => ({
  referentienummer,
  toewijzingnummer: '10072',
  productcategorie: '45',
  productcode: '45A03',
  begindatum: '2026-04-01',
  einddatum: '2026-04-30',
  volume: '4',
  eenheid: '04',
  tarief: '1250',
  bedrag: String(bedrag),
  debetCredit: 'D',
  ...anders,
});

export function xml323(
  wet: Wet,
  clienten: readonly { readonly bsn: string; readonly prestaties: readonly Testregel[] }[],
): string {
  const totaal = clienten
    .flatMap(({ prestaties }) => prestaties)
    .reduce((som, { bedrag, debetCredit }) => som + Number(bedrag) * (debetCredit === 'C' ? -1 : 1), 0);
  const regel = (p: Testregel): string => `<m:Prestatie>
<m:ProductReferentie><b:ReferentieNummer>${p.referentienummer}</b:ReferentieNummer>${
    p.vorigReferentienummer === undefined
      ? ''
      : `<b:VorigReferentieNummer>${p.vorigReferentienummer}</b:VorigReferentieNummer>`
  }</m:ProductReferentie>
<m:ToewijzingNummer>${p.toewijzingnummer}</m:ToewijzingNummer><m:ProductCategorie>${p.productcategorie}</m:ProductCategorie>
<m:ProductCode>${p.productcode}</m:ProductCode>
<m:ProductPeriode><b:Begindatum>${p.begindatum}</b:Begindatum><b:Einddatum>${p.einddatum}</b:Einddatum></m:ProductPeriode>
<m:GeleverdVolume>${p.volume}</m:GeleverdVolume><m:Eenheid>${p.eenheid}</m:Eenheid>
${p.tarief === undefined ? '' : `<m:ProductTarief>${p.tarief}</m:ProductTarief>`}
<m:IngediendBedrag><b:Bedrag>${p.bedrag}</b:Bedrag><b:DebetCredit>${p.debetCredit}</b:DebetCredit></m:IngediendBedrag>
</m:Prestatie>`;
  const standaard = wet === 'wmo' ? 'iwmo' : 'ijw';
  const ruimte = (naam: string): string => `http://www.istandaarden.nl/${standaard}/3_2/${naam}/schema`;
  return `<m:Bericht xmlns:m="${ruimte(`${wet}323`)}" xmlns:b="${ruimte('basisschema')}">
<m:Header><m:BerichtCode>${wet === 'wmo' ? '484' : '490'}</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie>
<m:BerichtSubversie>2</m:BerichtSubversie><m:Afzender>65656055</m:Afzender><m:Ontvanger>0384</m:Ontvanger>
<m:BerichtIdentificatie><b:Identificatie>765432198</b:Identificatie><b:Dagtekening>2026-05-06</b:Dagtekening></m:BerichtIdentificatie>
<m:XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersie></m:Header>
<m:Declaratie><m:DeclaratieNummer>DN001</m:DeclaratieNummer>
<m:DeclaratiePeriode><b:Begindatum>2026-04-01</b:Begindatum><b:Einddatum>2026-04-30</b:Einddatum></m:DeclaratiePeriode>
<m:DeclaratieDagtekening>2026-05-06</m:DeclaratieDagtekening>
<m:TotaalIngediendBedrag><b:TotaalBedrag>${Math.abs(totaal)}</b:TotaalBedrag><b:DebetCredit>${totaal < 0 ? 'C' : 'D'}</b:DebetCredit></m:TotaalIngediendBedrag>
<m:Clienten>
${clienten
  .map(
    ({ bsn, prestaties }) =>
      `<m:Client><m:Bsn>${bsn}</m:Bsn><m:Prestaties>${prestaties.map(regel).join('\n')}</m:Prestaties></m:Client>`,
  )
  .join('\n')}
</m:Clienten></m:Declaratie></m:Bericht>`;
}
