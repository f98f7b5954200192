/**
 * What libxml2 says about a violation, without the value it says it about: a value may be personal. Messages end with what the schema
 * allows, so everything is read from the end.
 */
import type { XsdOvertreding } from '../../../domain/bevindingen/uitvoer.ts';

export interface Uitleg {
  readonly overtreding: XsdOvertreding;
  /** What the schema allows, in its own words; empty when there is nothing to add. */
  readonly verwacht: string;
}

const LANGSTE_UITLEG = 300;

/** The tail of a message after the last occurrence of `begin`; undefined when that is not in it. */
function tail(boodschap: string, begin: string): string | undefined {
  const plaats = boodschap.lastIndexOf(begin);
  return plaats < 0 ? undefined : boodschap.slice(plaats + begin.length).trimEnd();
}

interface Vorm {
  /** Comes after the value. */
  readonly kenteken: string;
  readonly overtreding: XsdOvertreding;
  /** Taken from what comes after `kenteken`. */
  readonly verwacht?: RegExp;
}

const TUSSEN_APOSTROFS = /^[^']*'(.*)'[^']*$/s;
const TUSSEN_HAAKJES = /\(\s*(.*?)\s*\)\.?$/s;

/** The more special before the more general. */
const VORMEN: readonly Vorm[] = [
  { kenteken: 'is not an element of the set {', overtreding: 'waardenlijst', verwacht: /^(.*)\}\.?$/s },
  { kenteken: 'is not accepted by the pattern ', overtreding: 'patroon', verwacht: /^'(.*)'\.?$/s },
  { kenteken: 'this exceeds the allowed maximum length of ', overtreding: 'te-lang', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'this underruns the allowed minimum length of ', overtreding: 'te-kort', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'this differs from the allowed length of ', overtreding: 'lengte', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'is greater than the maximum value allowed ', overtreding: 'te-hoog', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'must be less than ', overtreding: 'te-hoog', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'is less than the minimum value allowed ', overtreding: 'te-laag', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'must be greater than ', overtreding: 'te-laag', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'digits than are allowed ', overtreding: 'cijfers', verwacht: TUSSEN_APOSTROFS },
  { kenteken: 'This element is not expected', overtreding: 'onverwacht', verwacht: TUSSEN_HAAKJES },
  { kenteken: 'Missing child element(s)', overtreding: 'ontbreekt', verwacht: TUSSEN_HAAKJES },
  { kenteken: 'Character content', overtreding: 'tekst' },
  { kenteken: 'No matching global declaration available for the validation root', overtreding: 'wortel' },
  { kenteken: ': The attribute ', overtreding: 'attribuut' },
  { kenteken: 'is not a valid value of the ', overtreding: 'type', verwacht: TUSSEN_APOSTROFS },
];

const shorten = (tekst: string): string =>
  tekst.length > LANGSTE_UITLEG ? `${tekst.slice(0, LANGSTE_UITLEG)}…` : tekst;

const withoutNamespaces = (tekst: string): string => tekst.replaceAll(/\{[^{}\s]*\}/g, '');

/** An attribute has its own name in front; its value is judged as that of an element. */
const GEEN_ATTRIBUUT = /^Element '[^']*': /;

export function explain(boodschap: string): Uitleg {
  for (const { kenteken, overtreding, verwacht } of VORMEN) {
    const staart = tail(boodschap, kenteken);
    if (staart === undefined) continue;
    const gevonden = verwacht === undefined ? '' : (verwacht.exec(staart)?.[1] ?? '');
    return { overtreding, verwacht: shorten(withoutNamespaces(gevonden)) };
  }
  return { overtreding: GEEN_ATTRIBUUT.test(boodschap) ? 'anders' : 'attribuut', verwacht: '' };
}
