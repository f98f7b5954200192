/** The scanner against a server that plays a clamd, over a real connection of the runtime. */
import { describe, expect, inject, it } from 'vitest';
import { createClamd, type Verbinding } from '../../src/deliver/virusscan/clamd.ts';
import { streamOf } from '../../src/storage/bytes.ts';
import { EICAR } from '../helpers/eicar.ts';
import { NIEMAND, scannerOp } from '../helpers/scanner.ts';

const scanner = () => scannerOp(inject('clamd'));
const tekst = (inhoud: string) => streamOf(new TextEncoder().encode(inhoud));

describe('a clamd', () => {
  it('finds nothing in what is clean, also in 25 MB that comes in many pieces', async () => {
    expect(await scanner().scan(tekst('schoon'))).toEqual({ soort: 'schoon' });
    expect(await scanner().scan(tekst(''))).toEqual({ soort: 'schoon' });
    async function* groot(): AsyncGenerator<Uint8Array> {
      for (let nr = 0; nr < 100; nr++) yield new Uint8Array(256 * 1024).fill(nr);
    }
    expect(await scanner().scan(groot())).toEqual({ soort: 'schoon' });
  });

  it('finds the test virus, also across two pieces', async () => {
    const besmet = { soort: 'besmet', virus: 'Eicar-Test-Signature' };
    expect(await scanner().scan(tekst(EICAR))).toEqual(besmet);
    async function* gedeeld(): AsyncGenerator<Uint8Array> {
      yield* tekst(`begin ${EICAR.slice(0, 20)}`);
      yield* tekst(EICAR.slice(20));
    }
    expect(await scanner().scan(gedeeld())).toEqual(besmet);
  });

  it.each([
    ['clamd-fout', 'geweigerd'],
    ['clamd-onzin', 'onbegrepen'],
  ])('that answers otherwise found nothing out: %s', async (inhoud, reden) =>
    expect(await scanner().scan(tekst(inhoud))).toEqual({ soort: 'mislukt', reden }),
  );

  it('that hangs up, or is not there, found nothing out', async () => {
    expect((await scanner().scan(tekst('clamd-weg'))).soort).toBe('mislukt');
    expect(await scannerOp(NIEMAND).scan(tekst('schoon'))).toEqual({ soort: 'mislukt', reden: 'onbereikbaar' });
  });

  it('that refuses before all of it was sent is heard', async () => {
    async function* teGroot(): AsyncGenerator<Uint8Array> {
      for (let nr = 0; nr < 130; nr++) yield new Uint8Array(256 * 1024);
    }
    expect((await scanner().scan(teGroot())).soort).toBe('mislukt');
  });

  it('that says OK before all of it was sent is not believed', async () => {
    let verder: () => void = () => undefined;
    const wacht = new Promise<void>((resolve) => {
      verder = resolve;
    });
    async function* half(): AsyncGenerator<Uint8Array> {
      yield* tekst('clamd-meteen');
      await wacht;
      yield* tekst('rest');
    }
    expect(await scanner().scan(half())).toEqual({ soort: 'mislukt', reden: 'onbegrepen' });
    verder();
  });

  it('says nothing about content that cannot be read', async () => {
    async function* stuk(): AsyncGenerator<Uint8Array> {
      yield* tekst('begin');
      throw new Error('the store is away');
    }
    await expect(scanner().scan(stuk())).rejects.toThrow('the store is away');
  });
});

describe('a connection', () => {
  const gespeeld = (readable: ReadableStream<Uint8Array>) => {
    let gesloten = 0;
    const verbinding: Verbinding = {
      readable,
      writable: new WritableStream(),
      close: async () => {
        gesloten++;
      },
    };
    return { verbinding, gesloten: () => gesloten };
  };

  it('on which nothing comes is given up in time, and closed', async () => {
    const { verbinding, gesloten } = gespeeld(new ReadableStream());
    const wekker = new AbortController();
    const gevraagd: number[] = [];
    const clamd = createClamd({
      verbind: () => verbinding,
      wekker: (ms) => {
        gevraagd.push(ms);
        return wekker.signal;
      },
    });
    const uitslag = clamd.scan(tekst('x'));
    wekker.abort();
    expect(await uitslag).toEqual({ soort: 'mislukt', reden: 'te-laat' });
    expect([gevraagd, gesloten()]).toEqual([[30_000], 1]);
  });

  it('is closed after every answer', async () => {
    const antwoord = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('stream: X FOUND\0')),
    });
    const { verbinding, gesloten } = gespeeld(antwoord);
    const clamd = createClamd({ verbind: () => verbinding, wekker: () => new AbortController().signal });
    expect(await clamd.scan(tekst('x'))).toEqual({ soort: 'besmet', virus: 'X' });
    expect(gesloten()).toBe(1);
  });

  it('that cannot be made is a scanner that is away', async () => {
    const clamd = createClamd({
      verbind: () => {
        throw new Error('refused');
      },
      wekker: () => new AbortController().signal,
    });
    expect(await clamd.scan(tekst('x'))).toEqual({ soort: 'mislukt', reden: 'onbereikbaar' });
  });
});
