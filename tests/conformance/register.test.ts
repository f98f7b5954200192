/** The shipped register against the published lists of gemeenten, herindelingen and jeugdregio's. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Gemeente, Herindeling, Inkoopregio } from '../../src/domain/register.ts';
import { cel, readCodes } from './csv.ts';
import { ROOT } from './uitkomst.ts';

const readRegister = <Lijst>(bestand: string): Lijst =>
  JSON.parse(readFileSync(path.join(ROOT, 'register', bestand), 'utf8')) as Lijst;

const { gemeenten } = readRegister<{ gemeenten: readonly Gemeente[] }>('gemeenten.json');
const { herindelingen } = readRegister<{ herindelingen: readonly Herindeling[] }>('herindelingen.json');
const { inkoopregios } = readRegister<{ inkoopregios: readonly Inkoopregio[] }>('inkoopregios.json');

it('the gemeenten in force are those of the CBS list, by code, name and province', () => {
  const geldig = gemeenten.filter(({ geldigTot }) => geldigTot === undefined);
  const gepubliceerd = readCodes('gemeente_2026.csv').map((rij) => [
    cel(rij, 'code'),
    cel(rij, 'naam'),
    cel(rij, 'provincie'),
  ]);
  expect(gepubliceerd).toHaveLength(342);
  expect(geldig.map(({ code, naam, provincie }) => [code, naam, provincie]).sort()).toEqual(gepubliceerd.sort());
});

it('every herindeling since 2021 is there, and the old code ended the day before', () => {
  const gepubliceerd = readCodes('herindelingen.csv').map((rij) => ({
    ingangsdatum: cel(rij, 'ingangsdatum'),
    oudeCode: cel(rij, 'oude_code'),
    nieuweCode: cel(rij, 'nieuwe_code'),
  }));
  expect(gepubliceerd.length).toBeGreaterThan(10);
  const vastgesteld = herindelingen
    .filter(({ zekerheid }) => zekerheid === 'vastgesteld')
    .map(({ ingangsdatum, oudeCode, nieuweCode }) => ({ ingangsdatum, oudeCode, nieuweCode }));
  expect(vastgesteld).toEqual(expect.arrayContaining(gepubliceerd));
  expect(vastgesteld).toHaveLength(gepubliceerd.length);
  for (const { ingangsdatum, oudeCode } of gepubliceerd) {
    const dagErvoor = new Date(Date.parse(ingangsdatum) - 86_400_000).toISOString().slice(0, 10);
    expect(gemeenten.filter(({ code }) => code === oudeCode).map(({ geldigTot }) => geldigTot)).toEqual([dagErvoor]);
  }
});

it("the 42 jeugdregio's have the members of the list", () => {
  const gepubliceerd = readCodes('jeugdregio.csv').map((rij) => [
    cel(rij, 'jeugdregio'),
    cel(rij, 'gemeentecodes').split(',').sort(),
  ]);
  expect(gepubliceerd).toHaveLength(42);
  const onze = inkoopregios
    .filter(({ regiosoort }) => regiosoort === 'jeugdregio')
    .map(({ naam, gemeentecodes }) => [naam, [...gemeentecodes].sort()]);
  expect(onze.sort()).toEqual(gepubliceerd.sort());
});
