/** `enkelvoud controleer`: what would happen, with nothing kept. */
import { probeer } from '../../clients/typescript/src/index.ts';
import { connectAanbieder, type Opdracht } from '../opdracht.ts';
import { INVOERVELDEN, invoerveldenOf, onlyArgument } from '../opties.ts';
import { describeBevindingenlijst, describeZendingen, needsAttention } from '../verslag.ts';

export const controleer: Opdracht = {
  opties: INVOERVELDEN,
  async voerUit(werk) {
    const { opties, terminal } = werk;
    const bestand = onlyArgument(opties, 'het bestand met de verantwoording');
    const client = await connectAanbieder(werk);
    const proef = await probeer(client, bestand, { velden: invoerveldenOf(opties), opBytes: terminal.opBytes });
    const { kenmerk, zendingen, zonderOntvanger } = proef;
    const bevindingen = [...proef.bevindingen, ...zendingen.flatMap((zending) => zending.bevindingen)];
    terminal.zeg(`Verantwoording ${kenmerk} is goed. Er is niets ingediend; dit zou er gebeuren:`);
    terminal.zeg(describeZendingen(zendingen, zonderOntvanger, terminal.breedte));
    if (bevindingen.length > 0) terminal.zeg(describeBevindingenlijst(bevindingen, bevindingen.length));
    terminal.geef({ uitkomst: 'goed', proef });
    return needsAttention(zendingen, zonderOntvanger) ? 'kijk-na' : 'goed';
  },
};
