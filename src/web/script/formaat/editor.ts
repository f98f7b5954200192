/** CodeMirror around a textarea. It lives in a shadow root: there its styles come as a style sheet object, which our CSP allows. */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
  type TooltipView,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Formaattaal } from '../../../domain/formaattaal.ts';
import { beschrijf } from './taal.ts';

const THEMA = EditorView.theme({
  '&': {
    color: 'var(--evk-tekst)',
    backgroundColor: 'var(--evk-vlak)',
    border: '1px solid var(--evk-rand-sterk)',
    fontSize: '0.875rem',
  },
  '&.cm-focused': { outline: '3px solid var(--evk-actie)' },
  '.cm-content': { caretColor: 'var(--evk-tekst)', fontFamily: 'ui-monospace, monospace' },
  '.cm-cursor': { borderLeftColor: 'var(--evk-tekst)' },
  '.cm-gutters': { color: 'var(--evk-tekst-zacht)', backgroundColor: 'var(--evk-vlak-zacht)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--evk-bezig-vlak) !important',
  },
  '.cm-tooltip': {
    color: 'var(--evk-tekst)',
    backgroundColor: 'var(--evk-vlak)',
    border: '1px solid var(--evk-rand-sterk)',
    maxWidth: 'min(30rem, 90vw)',
  },
  // Ten at a time fit: a list that scrolls by itself is one more thing to find with the keyboard.
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: 'none', fontFamily: 'ui-monospace, monospace' },
  '.cm-tooltip.cm-completionInfo': { padding: '0.5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--evk-vlak)', backgroundColor: 'var(--evk-actie)' },
  '.evk-hover': { padding: '0.5rem' },
  '.evk-hover p': { margin: '0 0 0.25rem' },
  '.cm-scroller': { maxHeight: 'min(70vh, 48rem)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--evk-bezig-vlak) !important', color: 'inherit' },
});

const KLEUREN = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--evk-bezig)' },
  { tag: tags.string, color: 'var(--evk-goed)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--evk-let-op)' },
]);

const WOORDVORM = /[A-Za-z_][\w.]*/g;

/** Tells of a field or function what it is, when the pointer rests on it. */
function uitlegBijWoord(taal: () => Formaattaal | undefined): Extension {
  return hoverTooltip((view, plek) => {
    const bekend = taal();
    if (bekend === undefined) return null;
    const { from, text } = view.state.doc.lineAt(plek);
    const woord = [...text.matchAll(WOORDVORM)].find(
      ({ 0: tekst, index }) => from + index <= plek && plek <= from + index + tekst.length,
    );
    const zinnen = woord === undefined ? undefined : beschrijf(bekend, woord[0]);
    if (woord === undefined || zinnen === undefined) return null;
    const begin = from + woord.index;
    return {
      pos: begin,
      end: begin + woord[0].length,
      create: (): TooltipView => {
        const dom = document.createElement('div');
        dom.className = 'evk-hover';
        dom.append(
          ...zinnen.map((zin) => {
            const p = document.createElement('p');
            p.textContent = zin;
            return p;
          }),
        );
        return { dom };
      },
    };
  });
}

export interface Editorkeuze {
  readonly naam: string;
  readonly taal: () => Formaattaal | undefined;
  readonly suggesties: (context: CompletionContext) => Promise<CompletionResult | null>;
  readonly extra: readonly Extension[];
  /** Of one expression: Tab goes on to the next field. */
  readonly kort: boolean;
}

/** Escape and then Tab leaves the text, however long somebody takes for it: CodeMirror by itself gives two seconds. */
const verlaat = (view: EditorView): boolean => {
  view.setTabFocusMode(Number.POSITIVE_INFINITY);
  return true;
};

const NEDERLANDS = EditorState.phrases.of({
  Completions: 'Suggesties',
  'Fold line': 'Inklappen',
  'Unfold line': 'Uitklappen',
  'Next diagnostic': 'Volgende bevinding',
  Diagnostics: 'Bevindingen',
});

/** Puts an editor in the place of a textarea; what is written in it stands in the textarea as well. Whoever was writing goes on there. */
export function maakEditor(vak: HTMLTextAreaElement, keuze: Editorkeuze): EditorView {
  const plaats = document.createElement('div');
  plaats.className = 'evk-editor';
  vak.after(plaats);
  const schreef = document.activeElement === vak;
  const schaduw = plaats.attachShadow({ mode: 'open', delegatesFocus: true });
  const view = new EditorView({
    root: schaduw,
    parent: schaduw,
    state: EditorState.create({
      doc: vak.value,
      selection: { anchor: vak.selectionStart, head: vak.selectionEnd },
      extensions: [
        ...(keuze.kort ? [EditorView.lineWrapping] : [lineNumbers(), highlightActiveLine()]),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('  '),
        bracketMatching(),
        syntaxHighlighting(KLEUREN),
        autocompletion({ override: [keuze.suggesties], maxRenderedOptions: 10, icons: false }),
        uitlegBijWoord(keuze.taal),
        EditorState.readOnly.of(vak.readOnly),
        EditorView.contentAttributes.of({ 'aria-label': keuze.naam, tabindex: '0' }),
        keymap.of([
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
          ...(keuze.kort ? [] : [indentWithTab, { key: 'Escape', run: verlaat }]),
        ]),
        NEDERLANDS,
        THEMA,
        ...keuze.extra,
        EditorView.updateListener.of((wijziging) => {
          if (!wijziging.docChanged) return;
          vak.value = wijziging.state.doc.toString();
          vak.dispatchEvent(new Event('input', { bubbles: true }));
        }),
      ],
    }),
  });
  if (schreef) view.focus();
  vak.hidden = true;
  for (const label of vak.labels) label.addEventListener('click', () => view.focus());
  return view;
}
