/** `enkelvoud indienen`: submits a file; the same file again gives the same ontvangstbewijs. */
import { dienIn } from '../../clients/typescript/src/index.ts';
import { forgetUpload, readUpload, rememberUpload } from '../lopende-upload.ts';
import { connectAanbieder, type Opdracht } from '../opdracht.ts';
import { INVOERVELDEN, invoerveldenOf, onlyArgument } from '../opties.ts';
import { Gebruiksfout, judgeFout } from '../uitkomst.ts';
import { followUntilDone, report } from './volg.ts';

export const indienen: Opdracht = {
  opties: {
    ...INVOERVELDEN,
    volg: { type: 'boolean' },
    'in-delen-vanaf': { type: 'string' },
    'deel-mb': { type: 'string' },
  },
  async voerUit(werk) {
    const { opties, terminal } = werk;
    const bestand = onlyArgument(opties, 'het bestand met de verantwoording');
    const client = await connectAanbieder(werk);
    const inDelenVanaf = megabytes(opties.tekst('in-delen-vanaf'), '--in-delen-vanaf');
    const deelBytes = megabytes(opties.tekst('deel-mb'), '--deel-mb');
    const hervat = await readUpload(bestand);
    const bewijs = await dienIn(client, bestand, {
      velden: invoerveldenOf(opties),
      ...(inDelenVanaf === undefined ? {} : { inDelenVanaf }),
      ...(deelBytes === undefined ? {} : { deelBytes }),
      ...(hervat === undefined ? {} : { hervat }),
      opUpload: (id) => rememberUpload(bestand, id),
      opBytes: terminal.opBytes,
    }).catch(async (fout: unknown) => {
      // Judged as a whole: only other bytes can be better.
      if (judgeFout(fout) === 'geweigerd') await forgetUpload(bestand);
      throw fout;
    });
    await forgetUpload(bestand);
    terminal.zeg(
      `Verantwoording ${bewijs.kenmerk} is aanvaard: ${bewijs.aantalPrestaties} prestaties. Id: ${bewijs.id}`,
    );
    return report(terminal, opties.vlag('volg') ? await followUntilDone(client, bewijs.id) : bewijs);
  },
};

function megabytes(waarde: string | undefined, optie: string): number | undefined {
  if (waarde === undefined) return undefined;
  if (!/^\d{1,4}$/.test(waarde)) throw new Gebruiksfout(`Geef ${optie} als een aantal MB.`);
  return Number(waarde) * 1024 * 1024;
}
