/** JW323 messages that keep every rule, of any size: for one aanbieder and month, each for another gemeente. Indented as the official samples are. */
import { testBsn } from '../../tests/helpers/bsn.ts';

export const PERIODE = { begindatum: '2025-04-01', einddatum: '2025-04-30' };
export const AGBCODE = '98000123';
/** Of one message: OP179 allows 25 MB. */
export const PRESTATIES_PER_BERICHT = 25_000;
export const GEMEENTEN = ['0363', '0344', '0518', '0599', '0772', '0855', '0153', '0268'] as const;
const PRESTATIES_PER_CLIENT = 3;
const BEDRAG = 75_000;
const STUK_TEKENS = 64 * 1024;

const ruimte = (naam: string): string => `http://www.istandaarden.nl/ijw/3_2/${naam}/schema`;

const PRESTATIE = (nr: number): string =>
  `
					<jw323:Prestatie>
						<jw323:ProductReferentie>
							<ijw:ReferentieNummer>R${nr}</ijw:ReferentieNummer>
						</jw323:ProductReferentie>
						<jw323:ToewijzingNummer>${100_000 + nr}</jw323:ToewijzingNummer>
						<jw323:ProductCategorie>45</jw323:ProductCategorie>
						<jw323:ProductCode>45A04</jw323:ProductCode>
						<jw323:ProductPeriode>
							<ijw:Begindatum>${PERIODE.begindatum}</ijw:Begindatum>
							<ijw:Einddatum>${PERIODE.einddatum}</ijw:Einddatum>
						</jw323:ProductPeriode>
						<jw323:GeleverdVolume>10</jw323:GeleverdVolume>
						<jw323:Eenheid>04</jw323:Eenheid>
						<jw323:ProductTarief>7500</jw323:ProductTarief>
						<jw323:IngediendBedrag>
							<ijw:Bedrag>${BEDRAG}</ijw:Bedrag>
							<ijw:DebetCredit>D</ijw:DebetCredit>
						</jw323:IngediendBedrag>
					</jw323:Prestatie>`;

/** Message `volgnummer`, in pieces of about 64 thousand characters. */
export function* bericht(volgnummer: number, aantal = PRESTATIES_PER_BERICHT): Generator<string> {
  const gemeentecode = GEMEENTEN[volgnummer % GEMEENTEN.length] ?? '';
  let stuk = `<?xml version="1.0" encoding="UTF-8"?>
<jw323:Bericht xmlns:ijw="${ruimte('basisschema')}" xmlns:jw323="${ruimte('jw323')}">
	<jw323:Header>
		<jw323:BerichtCode>490</jw323:BerichtCode>
		<jw323:BerichtVersie>3</jw323:BerichtVersie>
		<jw323:BerichtSubversie>2</jw323:BerichtSubversie>
		<jw323:Afzender>${AGBCODE}</jw323:Afzender>
		<jw323:Ontvanger>${gemeentecode}</jw323:Ontvanger>
		<jw323:BerichtIdentificatie>
			<ijw:Identificatie>B${volgnummer}</ijw:Identificatie>
			<ijw:Dagtekening>2025-05-06</ijw:Dagtekening>
		</jw323:BerichtIdentificatie>
		<jw323:XsdVersie>
			<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
			<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
		</jw323:XsdVersie>
	</jw323:Header>
	<jw323:Declaratie>
		<jw323:DeclaratieNummer>D${volgnummer}</jw323:DeclaratieNummer>
		<jw323:DeclaratiePeriode>
			<ijw:Begindatum>${PERIODE.begindatum}</ijw:Begindatum>
			<ijw:Einddatum>${PERIODE.einddatum}</ijw:Einddatum>
		</jw323:DeclaratiePeriode>
		<jw323:DeclaratieDagtekening>2025-05-06</jw323:DeclaratieDagtekening>
		<jw323:TotaalIngediendBedrag>
			<ijw:TotaalBedrag>${aantal * BEDRAG}</ijw:TotaalBedrag>
			<ijw:DebetCredit>D</ijw:DebetCredit>
		</jw323:TotaalIngediendBedrag>
		<jw323:Clienten>`;
  for (let nr = 0; nr < aantal; nr += PRESTATIES_PER_CLIENT) {
    const hoeveel = Math.min(PRESTATIES_PER_CLIENT, aantal - nr);
    const vanClient = Array.from({ length: hoeveel }, (_, i) => PRESTATIE(volgnummer * aantal + nr + i)).join('');
    stuk += `
			<jw323:Client>
				<jw323:Bsn>${testBsn(nr / PRESTATIES_PER_CLIENT)}</jw323:Bsn>
				<jw323:Prestaties>${vanClient}
				</jw323:Prestaties>
			</jw323:Client>`;
    if (stuk.length < STUK_TEKENS) continue;
    yield stuk;
    stuk = '';
  }
  yield `${stuk}
		</jw323:Clienten>
	</jw323:Declaratie>
</jw323:Bericht>
`;
}
