/** A 323 as the care administration of an aanbieder makes it, written out element by element. Shares nothing with the reader or writer it tests. */
import type { Gelezen323, Wet } from './retour325.ts';

const el = (naam: string, inhoud: string): string => `<${naam}>${inhoud}</${naam}>\n`;

/** The last argument: the DeclaratiePeriode. */
export function maak323(
  wet: Wet,
  bericht: Gelezen323,
  [begindatum, einddatum]: readonly [begindatum: string, einddatum: string],
): string {
  const m = `${wet}323`;
  const eigen = (naam: string, inhoud: string): string => el(`${m}:${naam}`, inhoud);
  const basis = (naam: string, inhoud: string): string => el(`b:${naam}`, inhoud);
  const periode = (van: string, tot: string): string => basis('Begindatum', van) + basis('Einddatum', tot);
  const header = eigen(
    'Header',
    eigen('BerichtCode', wet === 'wmo' ? '484' : '490') +
      eigen('BerichtVersie', '3') +
      eigen('BerichtSubversie', '2') +
      eigen('Afzender', bericht.afzender) +
      eigen('Ontvanger', bericht.ontvanger) +
      eigen(
        'BerichtIdentificatie',
        basis('Identificatie', bericht.identificatie) + basis('Dagtekening', bericht.dagtekening),
      ) +
      eigen('XsdVersie', basis('BasisschemaXsdVersie', '1.0.0') + basis('BerichtXsdVersie', '1.0.0')),
  );
  const clienten = bericht.clienten.map((client) =>
    eigen(
      'Client',
      eigen('Bsn', client.bsn) +
        eigen(
          'Prestaties',
          client.prestaties
            .map((p) =>
              eigen(
                'Prestatie',
                eigen(
                  'ProductReferentie',
                  basis('ReferentieNummer', p.referentienummer) +
                    (p.vorigReferentienummer === undefined
                      ? ''
                      : basis('VorigReferentieNummer', p.vorigReferentienummer)),
                ) +
                  eigen('ToewijzingNummer', p.toewijzingnummer) +
                  eigen('ProductCategorie', p.productcategorie) +
                  eigen('ProductCode', p.productcode) +
                  eigen('ProductPeriode', periode(p.begindatum, p.einddatum)) +
                  eigen('GeleverdVolume', p.volume) +
                  eigen('Eenheid', p.eenheid) +
                  (p.tarief === undefined ? '' : eigen('ProductTarief', p.tarief)) +
                  eigen('IngediendBedrag', basis('Bedrag', p.bedrag) + basis('DebetCredit', p.debetCredit)),
              ),
            )
            .join(''),
        ),
    ),
  );
  const declaratie = eigen(
    'Declaratie',
    eigen('DeclaratieNummer', bericht.declaratienummer) +
      eigen('DeclaratiePeriode', periode(begindatum, einddatum)) +
      eigen('DeclaratieDagtekening', bericht.dagtekening) +
      eigen(
        'TotaalIngediendBedrag',
        basis('TotaalBedrag', String(Math.abs(bericht.totaal))) + basis('DebetCredit', bericht.totaal < 0 ? 'C' : 'D'),
      ) +
      eigen('Clienten', clienten.join('')),
  );
  const standaard = wet === 'wmo' ? 'iwmo' : 'ijw';
  const ruimte = (naam: string): string => `http://www.istandaarden.nl/${standaard}/3_2/${naam}/schema`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${m}:Bericht xmlns:b="${ruimte('basisschema')}" xmlns:${m}="${ruimte(m)}">\n${header}${declaratie}</${m}:Bericht>\n`;
}
