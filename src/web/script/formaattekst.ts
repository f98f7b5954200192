/** Editors for a formaat: the whole text as JSON, and single expressions. Suggestions, definitions, and findings where they are. */

import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { syntaxTree } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { type EditorView, keymap } from '@codemirror/view';
import type { Formaattaal } from '../../domain/formaattaal.ts';
import { maakEditor } from './formaat/editor.ts';
import { expressiesuggesties, haalTaal, isObject, type Schema, schemasOp } from './formaat/taal.ts';

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

let taal: Formaattaal | undefined;
let komt: Promise<Formaattaal | undefined> = Promise.resolve(undefined);
/** As it was when it could last be read. */
let formaat: Schema = {};

function leesFormaat(tekst: string): void {
  try {
    const gelezen: unknown = JSON.parse(tekst);
    if (isObject(gelezen)) formaat = gelezen;
  } catch {
    // Half-written text: the names of before still help.
  }
}

/** Names of members and numbers of items, from the outside to the node. */
function padVan(knoop: SyntaxNode, tekst: (van: number, tot: number) => string): readonly string[] {
  const pad: string[] = [];
  for (let hier: SyntaxNode | null = knoop; hier !== null; hier = hier.parent) {
    if (hier.name === 'Property') {
      const naam = hier.getChild('PropertyName');
      if (naam !== null) pad.unshift(tekst(naam.from, naam.to).replaceAll('"', ''));
    } else if (hier.parent?.name === 'Array') {
      let nr = 0;
      for (let eerder = hier.prevSibling; eerder !== null; eerder = eerder.prevSibling)
        if (/^[A-Z][a-z]/.test(eerder.name)) nr++;
      pad.unshift(String(nr));
    }
  }
  return pad;
}

function expressie(context: CompletionContext, bekend: Formaattaal): CompletionResult | null {
  const woord = context.matchBefore(/[A-Za-z_][\w.]*/);
  if (woord === null && !context.explicit) return null;
  return { from: woord?.from ?? context.pos, options: [...expressiesuggesties(bekend, formaat)], validFor: /^[\w.]*$/ };
}

const omschrijvingVan = (schema: unknown): string =>
  isObject(schema) && typeof schema.description === 'string' ? schema.description : '';

/** Keys that the schema knows at a place. */
function sleutels(
  context: CompletionContext,
  bekend: Formaattaal,
  knoop: SyntaxNode,
  pad: readonly string[],
): CompletionResult | null {
  const opties = schemasOp(bekend, pad).flatMap((schema) =>
    Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([label, deel]) => ({
      label,
      type: 'property',
      info: omschrijvingVan(deel),
    })),
  );
  if (opties.length === 0) return null;
  const inNaam = knoop.name === 'PropertyName';
  return {
    from: inNaam ? knoop.from + 1 : context.pos,
    options: [
      ...new Map(
        opties.map((optie) => [optie.label, inNaam ? optie : { ...optie, apply: `"${optie.label}": ` }]),
      ).values(),
    ],
    validFor: /^\w*$/,
  };
}

function tekstsuggesties(context: CompletionContext, bekend: Formaattaal): CompletionResult | null {
  const { state, pos } = context;
  const knoop = syntaxTree(state).resolveInner(pos, -1);
  const tekst = (van: number, tot: number): string => state.sliceDoc(van, tot);
  if (knoop.name === 'PropertyName') {
    const ding = knoop.parent?.parent;
    return ding ? sleutels(context, bekend, knoop, padVan(ding, tekst)) : null;
  }
  if (knoop.name !== 'String')
    return context.explicit && knoop.name === 'Object' ? sleutels(context, bekend, knoop, padVan(knoop, tekst)) : null;
  const pad = padVan(knoop, tekst);
  const vaste = (waarden: readonly string[]): CompletionResult => ({
    from: knoop.from + 1,
    options: waarden.map((label) => ({ label, type: 'constant' })),
    validFor: /^[^"]*$/,
  });
  if (pad[0] === 'velden') return vaste(bekend.velden.map((veld) => veld.pad));
  if (pad.at(-1) === 'codetabel') return vaste(Object.keys(isObject(formaat.codetabellen) ? formaat.codetabellen : {}));
  const schemas = schemasOp(bekend, pad);
  const keuzes = schemas.flatMap((schema) => (Array.isArray(schema.enum) ? schema.enum.map(String) : []));
  if (keuzes.length > 0) return vaste(keuzes);
  return schemas.some((schema) => schema.expressie === true) ? expressie(context, bekend) : null;
}

/** What is typed while the language is still on its way gets its suggestions when it is there. */
const zodraBekend =
  (bron: (context: CompletionContext, bekend: Formaattaal) => CompletionResult | null) =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    const bekend = await komt;
    return bekend === undefined ? null : bron(context, bekend);
  };

/** The findings of the page as marks in the text. */
function leesBevindingen(view: EditorView): void {
  const lengte = view.state.doc.length;
  const diagnoses = [...document.querySelectorAll<HTMLElement>('#uitslag [data-begin-teken]')].map(
    (punt): Diagnostic => {
      const from = Math.min(Number(punt.dataset.beginTeken), lengte);
      const deel = (naam: string): string => punt.querySelector(`[data-${naam}]`)?.textContent ?? '';
      return {
        from,
        to: Math.max(from, Math.min(Number(punt.dataset.eindeTeken), lengte)),
        severity: punt.dataset.ernst === 'fout' ? 'error' : 'warning',
        message: `${deel('melding')} ${deel('oplossing')}`,
      };
    },
  );
  view.dispatch(setDiagnostics(view.state, diagnoses));
}

const tekstvak = document.querySelector<HTMLTextAreaElement>('textarea[data-formaattekst]');
const expressies = [...document.querySelectorAll<HTMLElement>('[data-expressie]')];
const adres = tekstvak?.dataset.formaattekst ?? expressies[0]?.dataset.expressie;

if (adres !== undefined)
  komt = haalTaal(adres).then(
    (gehaald) => (taal = gehaald),
    // Without it everything works but suggestions.
    () => undefined,
  );

if (tekstvak !== null) {
  leesFormaat(tekstvak.value);
  const view = maakEditor(tekstvak, {
    naam: 'Het formaat als tekst. Druk Escape en dan Tab om de tekst te verlaten.',
    taal: () => taal,
    suggesties: zodraBekend(tekstsuggesties),
    kort: false,
    extra: [json(), lintGutter(), highlightSelectionMatches(), keymap.of([...lintKeymap, ...searchKeymap])],
  });
  tekstvak.addEventListener('input', () => leesFormaat(tekstvak.value));
  leesBevindingen(view);
  document.addEventListener('uitslag', () => leesBevindingen(view));
  for (const hint of document.querySelectorAll<HTMLElement>('[data-alleen-met-script]')) hint.hidden = false;
}

for (const plaats of expressies) {
  const vak = plaats.querySelector('textarea');
  if (vak === null) continue;
  const label = vak.labels[0]?.textContent ?? 'Expressie';
  maakEditor(vak, {
    naam: label.trim(),
    taal: () => taal,
    suggesties: zodraBekend(expressie),
    kort: true,
    extra: [],
  });
}
