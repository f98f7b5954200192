/** Every page of aanbieder and ontvanger × no reason, no right, somebody else's reason, a reason for something else, a session that ended. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INZAGEROL } from '../../src/domain/toegang.ts';
import { INZAGEPAGINAS } from '../../src/web/inzage/tabel.ts';
import { PAGINAVERWERKINGEN } from '../../src/web/verwerkingen.ts';
import { type Plek, personenIn } from '../helpers/inzage.ts';
import {
  ARCHIEF,
  createInzageproef,
  type Inzageproef,
  KANTEN,
  type Kant,
  kantVan,
  onderwerpen,
  rollenVan,
} from '../helpers/inzageproef.ts';

let proef: Inzageproef;
beforeAll(async () => {
  proef = await createInzageproef();
});
beforeEach(() => proef.meldAllenAf());

/** Of all pages of one place: those on which somebody of the fixture can be read. */
async function gezienOp(kant: Kant, cookie: string, plek: Plek): Promise<readonly string[]> {
  const gezien: string[] = [];
  for (const patroon of proef.patronen.filter((een) => kantVan(een) === kant)) {
    const antwoord = await proef.vraag(proef.vul(patroon, plek), cookie);
    expect([patroon, antwoord.status < 500]).toEqual([patroon, true]);
    if ((await personenIn(antwoord)).length > 0) gezien.push(patroon);
  }
  if (kant === 'gemeente' && (await personenIn(await proef.vraag(ARCHIEF, cookie, { id: plek.zendingId }))).length > 0)
    gezien.push(ARCHIEF);
  return gezien;
}

describe('every page', () => {
  it('that stands in a table is there', () => {
    const verwacht = [
      ...Object.keys(INZAGEPAGINAS),
      ...Object.keys(PAGINAVERWERKINGEN).filter((een) => een !== ARCHIEF),
    ];
    expect(verwacht.filter((patroon) => !proef.patronen.includes(patroon))).toEqual([]);
    expect(Object.keys(PAGINAVERWERKINGEN).filter((een) => een !== ARCHIEF && !(een in INZAGEPAGINAS))).toEqual([]);
  });

  it('shows persons once the reason was given, and these pages only', async () => {
    const gezien = new Set<string>();
    for (const kant of KANTEN) {
      const cookie = await proef.meldAan(kant);
      await proef.geefReden(kant, cookie, [proef.wereld.open, proef.wereld.beantwoord]);
      for (const plek of [proef.wereld.open, proef.wereld.beantwoord])
        for (const patroon of await gezienOp(kant, cookie, plek)) gezien.add(patroon);
    }
    // What is not here holds no persons of this fixture: a document of a zending, and pages that only lead to what does.
    expect([...gezien].sort()).toEqual(
      [
        ...Object.keys(INZAGEPAGINAS).filter(
          (een) =>
            ![
              '/gemeente/zendingen/:id/documenten/:nummer',
              '/aanbieder/verantwoordingen/:id',
              '/aanbieder/verantwoordingen/:id/bevindingen',
              '/aanbieder/dossier',
            ].includes(een) && !/indienen\/:id\{.*\}(\/bevindingen\/:groep)?$/.test(een),
        ),
        ARCHIEF,
      ].sort(),
    );
  });

  it('shows nothing of persons before a reason was given', async () => {
    for (const kant of KANTEN) {
      const cookie = await proef.meldAan(kant);
      for (const plek of [proef.wereld.open, proef.wereld.beantwoord])
        expect([kant, await gezienOp(kant, cookie, plek)]).toEqual([kant, []]);
    }
    expect(await proef.aantalInzagen()).toBe(0);
  });

  it('shows nothing of persons to who sends its form before a reason was given', async () => {
    const formulieren = proef.paginas.routes.filter(({ method, path }) => method === 'POST' && path in INZAGEPAGINAS);
    expect(formulieren.length).toBeGreaterThan(2);
    for (const { path } of formulieren) {
      const antwoord = await proef.vraag(proef.vul(path, proef.wereld.open), await proef.meldAan(kantVan(path)), {
        zoek: '',
        doe: 'zoek',
      });
      expect([path, await personenIn(antwoord)]).toEqual([path, []]);
    }
  });

  it('shows nothing of persons for the reason of somebody else', async () => {
    for (const kant of KANTEN) {
      await proef.geefReden(kant, await proef.meldAan(kant), [proef.wereld.open, proef.wereld.beantwoord]);
      // The same person, signed in anew, is as much somebody else.
      for (const rollen of [rollenVan(kant), [...rollenVan(kant)].reverse()])
        expect([kant, await gezienOp(kant, await proef.meldAan(kant, rollen), proef.wereld.beantwoord)]).toEqual([
          kant,
          [],
        ]);
    }
  });

  it('shows nothing of persons for a reason that was given for something else', async () => {
    for (const kant of KANTEN) {
      const cookie = await proef.meldAan(kant);
      for (const adres of onderwerpen(kant, proef.wereld.open).filter((een) => !een.includes('dossier')))
        await proef.vraag(adres, cookie, { reden: 'controle' });
      expect([kant, await gezienOp(kant, cookie, proef.wereld.beantwoord)]).toEqual([kant, []]);
    }
  });

  it('shows nothing of persons after signing out', async () => {
    for (const kant of KANTEN) {
      const cookie = await proef.meldAan(kant);
      await proef.geefReden(kant, cookie, [proef.wereld.open]);
      expect(await proef.aantalInzagen()).toBeGreaterThan(0);
      await proef.vraag('/afmelden', cookie, {});
      expect(await proef.aantalInzagen()).toBe(0);
      expect([kant, await gezienOp(kant, cookie, proef.wereld.open)]).toEqual([kant, []]);
    }
  });

  it('shows state, totals and names of files without the right, and says which right is missing', async () => {
    for (const kant of KANTEN) {
      const zonder = rollenVan(kant).filter((rol) => rol !== INZAGEROL);
      const cookie = await proef.meldAan(kant, zonder);
      for (const plek of [proef.wereld.open, proef.wereld.beantwoord])
        expect([kant, await gezienOp(kant, cookie, plek)]).toEqual([kant, []]);
      for (const [patroon, { deels }] of Object.entries(INZAGEPAGINAS).filter(([een]) => kantVan(een) === kant)) {
        const antwoord = await proef.vraag(proef.vul(patroon, proef.wereld.beantwoord), cookie);
        expect([patroon, antwoord.status]).toEqual([patroon, deels ? 200 : 403]);
        const tekst = await antwoord.text();
        expect([patroon, tekst.includes('Persoonsgegevens inzien')]).toEqual([patroon, true]);
      }
      expect(
        (await proef.vraag(onderwerpen(kant, proef.wereld.open)[0] ?? '', cookie, { reden: 'controle' })).status,
      ).toBe(403);
    }
    const zending = await (
      await proef.vraag(
        `/gemeente/zendingen/${proef.wereld.open.zendingId}`,
        await proef.meldAan('gemeente', ['inzien']),
      )
    ).text();
    expect(zending).toContain('.xml');
    expect(zending).toContain('Regels');
    expect(zending).not.toContain('/bestanden/1');
    const archief = await proef.vraag(ARCHIEF, await proef.meldAan('gemeente', ['inzien']), {
      id: proef.wereld.open.zendingId,
    });
    expect(archief.status).toBe(403);
  });
});
