/** The one form of every error answer (RFC 9457), with the bevindingen that explain it. No technical detail ever goes in. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Bevinding, Bevindingenlijst } from '../domain/bevinding.ts';
import { leesbaar } from '../text/nl.ts';
import type { BevindingBeeld, Problem } from './schemas/problem.ts';

/** Bevindingen shown in one answer; the rest is counted. */
export const MAXIMUM_BEVINDINGEN = 1000;

export type ProblemStatus = Extract<
  ContentfulStatusCode,
  400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 416 | 428 | 429 | 500
>;

/** Titles by status; `type` is a name, not an address to visit. */
const SOORTEN: Readonly<Record<ProblemStatus, { readonly naam: string; readonly title: string }>> = {
  400: { naam: 'ongeldig-verzoek', title: 'Het verzoek klopt niet' },
  401: { naam: 'niet-aangemeld', title: 'U bent niet aangemeld' },
  403: { naam: 'geen-toegang', title: 'U heeft hier geen toegang' },
  404: { naam: 'niet-gevonden', title: 'Niet gevonden' },
  405: { naam: 'methode-niet-toegestaan', title: 'Deze methode kan hier niet' },
  409: { naam: 'in-strijd-met-toestand', title: 'Dit kan nu niet' },
  410: { naam: 'vernietigd', title: 'De bewaartermijn is voorbij' },
  412: { naam: 'intussen-veranderd', title: 'Dit is intussen veranderd' },
  413: { naam: 'te-groot', title: 'Het bericht is te groot' },
  415: { naam: 'verkeerd-mediatype', title: 'Dit soort inhoud kan hier niet' },
  416: { naam: 'stuk-bestaat-niet', title: 'Dit stuk is er niet' },
  428: { naam: 'voorwaarde-ontbreekt', title: 'Zeg om welke inhoud het gaat' },
  429: { naam: 'te-vaak', title: 'Te veel verzoeken achter elkaar' },
  500: { naam: 'storing', title: 'Er ging bij ons iets mis' },
};

export const toBevindingBeeld = (bevinding: Bevinding): BevindingBeeld => {
  const { plaats, ...zin } = leesbaar(bevinding);
  return { ...zin, ...plaats };
};

export function describeProblem(status: ProblemStatus, detail: string, bevindingen?: Bevindingenlijst): Problem {
  const { naam, title } = SOORTEN[status];
  return {
    type: `urn:problem-type:enkelvoud:${naam}`,
    status,
    title,
    detail,
    ...(bevindingen === undefined
      ? {}
      : {
          bevindingen: bevindingen.bevindingen.slice(0, MAXIMUM_BEVINDINGEN).map(toBevindingBeeld),
          aantalBevindingen: bevindingen.aantal,
          aantalFouten: bevindingen.aantalFouten,
        }),
  };
}

/** Counts a list that was not capped before. */
export const toLijst = (bevindingen: readonly Bevinding[]): Bevindingenlijst => ({
  bevindingen,
  aantal: bevindingen.length,
  aantalFouten: bevindingen.filter((bevinding) => bevinding.ernst === 'fout').length,
});

const PROBLEM_JSON = { 'Content-Type': 'application/problem+json' } as const;

export const problem = <Status extends ProblemStatus>(
  c: Context,
  status: Status,
  detail: string,
  bevindingen?: Bevindingenlijst,
) => c.json(describeProblem(status, detail, bevindingen), status, PROBLEM_JSON);

/** As `problem`, with members of its own. */
export const problemWith = <Status extends ProblemStatus>(c: Context, status: Status, body: Problem) =>
  c.json(body, status, PROBLEM_JSON);

/** The same answer for what does not exist and for what belongs to another organisation. */
export const notFound = (c: Context) =>
  problem(c, 404, 'Wat u vraagt bestaat niet, of het is niet van uw organisatie. Controleer het adres.');

/** All bevindingen of a refused request, with a count a person can read. */
export function refused<Status extends 400 | 413>(c: Context, status: Status, wat: string, lijst: Bevindingenlijst) {
  const fouten = lijst.aantalFouten === 1 ? '1 fout' : `${lijst.aantalFouten} fouten`;
  return problem(c, status, `${wat} is geweigerd: ${fouten}. Er is niets opgeslagen.`, lijst);
}
