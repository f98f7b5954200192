/** The register looked at from the gemeenten: who is connected, what is asked in how many ways, and what counted on a day. */
import { describe, expect, it } from 'vitest';
import type { Register } from '../../src/domain/register.ts';
import { describeDekking } from '../../src/pipeline/dekking.ts';
import { describeGemeente, listHerindelingen } from '../../src/pipeline/gemeenteregister.ts';
import { createBeeld, registerVanDocumenten } from '../../src/pipeline/register-bron.ts';
import { compareUitvragen, likeness } from '../../src/pipeline/uitvraagvergelijking.ts';
import { TEGELS } from '../../src/web/beheer/tegels.ts';
import { STARTREGISTER } from '../helpers/gateway.ts';

const LIJSTEN = ['gemeenten', 'herindelingen', 'inkoopregios'];

const register: Register = registerVanDocumenten(
  STARTREGISTER.map(({ documentsoort, inhoud }) => ({
    documentsoort,
    naam: documentsoort,
    versie: '1.0.0',
    sha256: '',
    inhoud: LIJSTEN.includes(documentsoort) ? (inhoud as Record<string, unknown>)[documentsoort] : inhoud,
  })),
  'test',
);
const beeld = createBeeld(register);
const VRAAG = { peildatum: '2026-12-31', soort: 'productieverantwoording' } as const;

describe('the tile map', () => {
  it('has one place for every gemeente of now, and no place twice', () => {
    const nu = register.gemeenten.filter(({ geldigTot }) => geldigTot === undefined).map(({ code }) => code);
    expect(TEGELS.map(({ code }) => code).toSorted()).toEqual(nu.toSorted());
    expect(new Set(TEGELS.map(({ kolom, rij }) => `${kolom}/${rij}`)).size).toBe(TEGELS.length);
  });
});

describe('dekking', () => {
  it('knows every gemeente of the day, and whether what is asked there can be made', () => {
    const dekking = describeDekking(beeld, VRAAG);
    expect(dekking).toHaveLength(342);
    const standVan = (code: string) => dekking.find(({ gemeente }) => gemeente.code === code)?.stand;
    expect([standVan('0855'), standVan('0851'), standVan('0014')]).toEqual(['aangesloten', 'deels', 'niet']);
    const alleenJw = describeDekking(beeld, { ...VRAAG, wet: 'jw' });
    expect(alleenJw.find(({ gemeente }) => gemeente.code === '0851')?.stand).toBe('aangesloten');
  });

  it('says why a formaat cannot be used, and then does not call it connected', () => {
    const zonder = createBeeld({ ...register, formaten: [] });
    const [tilburg] = describeDekking(zonder, VRAAG).filter(({ gemeente }) => gemeente.code === '0855');
    expect(tilburg?.stand).toBe('deels');
    expect(tilburg?.uitvragen.map(({ formaat }) => formaat)).toEqual(['not-found', 'not-found']);
  });
});

describe('comparing what is asked', () => {
  const vergelijking = compareUitvragen(beeld, VRAAG);

  it('counts the fields that reach somebody, per formaat and together', () => {
    const namen = vergelijking.formaten.map(({ formaat }) => formaat.naam);
    expect(namen).toHaveLength(7);
    for (const { formaat, velden } of vergelijking.formaten)
      for (const veld of velden)
        expect(vergelijking.velden.find((een) => een.veld === veld)?.formaten).toContain(formaat.naam);
    expect(new Set(vergelijking.formaten.flatMap(({ velden }) => velden)).size).toBe(vergelijking.velden.length);
  });

  it('lays every two beside each other once, the most alike first', () => {
    const { gelijkenissen } = vergelijking;
    expect(gelijkenissen).toHaveLength((7 * 6) / 2);
    const maten = gelijkenissen.map(likeness);
    expect(maten).toEqual(maten.toSorted((een, ander) => ander - een));
  });

  it('finds the regions where gemeenten ask the same in more ways than one', () => {
    const regio = vergelijking.regios.find((een) => een.regio.code === 'midden-brabant');
    expect(regio?.formaten).toEqual(['pv-hart-van-brabant-jw', 'pv-landelijk-wmo']);
    expect(regio?.samen).toBe((regio?.inAlle ?? 0) + (regio?.inEen.length ?? 0));
  });

  it('has nothing to compare when nobody asks', () => {
    const leeg = compareUitvragen(beeld, { ...VRAAG, soort: 'jaarprognose' });
    expect(leeg).toEqual({ formaten: [], velden: [], gelijkenissen: [], regios: [] });
  });
});

describe('what counted for a gemeente', () => {
  it('gives the nearest agreement, and says why the others do not count', () => {
    const tilburg = describeGemeente(beeld, '0855', '2026-12-31');
    const ids = tilburg?.afspraken.map(({ aansluiting, wet }) => `${aansluiting.id} ${wet}`);
    expect(ids).toContain('ijw323-hart-van-brabant jw');
    const redenen = tilburg?.nietToegepast.map(({ aansluiting, reden }) => `${aansluiting.id}: ${reden}`);
    expect(redenen).toContain('ijw323: verdrongen');
    expect(redenen).toContain('pv-landelijk-wmo-hart-van-brabant-2023: geeindigd');
    const eerder = describeGemeente(beeld, '0855', '2024-12-31');
    expect(eerder?.nietToegepast.map(({ aansluiting, reden }) => `${aansluiting.id}: ${reden}`)).toContain(
      'pv-landelijk-wmo-hart-van-brabant-2026: nog-niet',
    );
  });

  it('says on which day each termijn ends for a periode that ends then', () => {
    const [pv] = (describeGemeente(beeld, '0855', '2026-12-31')?.afspraken ?? []).filter(
      ({ aansluiting }) => aansluiting.id === 'pv-hart-van-brabant-jw',
    );
    expect(pv?.termijndagen).toEqual(['2027-03-01', '2027-03-31', '2027-03-31']);
  });

  it('follows a herindeling, and knows no code that never was', () => {
    const uden = describeGemeente(beeld, '0856', '2026-06-30');
    expect(uden?.antwoordend).toMatchObject({ uitkomst: 'gevonden', gemeente: { code: '1991' } });
    expect(uden?.afspraken.some(({ ontvanger }) => ontvanger.code === '1991')).toBe(true);
    expect(describeGemeente(beeld, '9999', '2026-06-30')).toBeUndefined();
    const dagen = listHerindelingen(beeld).map(({ ingangsdatum }) => ingangsdatum);
    expect(dagen).toEqual(dagen.toSorted().toReversed());
  });
});
