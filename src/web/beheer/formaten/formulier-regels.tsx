/** What a formaat says about lines, in the form: grouping, totals, checks, parameters and code tables. */
import type { FC } from 'hono/jsx';
import { valueAt } from './bewerken.ts';
import { ledenVan, sleutelcellen, tellingcellen } from './formulier-rijen.tsx';
import { Code, Delen, Erbij, type Omgang } from './formulier-tabel.tsx';

/** What makes a group, and what is counted for each group and for all. */
export const Groepering: FC<Omgang> = (omgang) => {
  const { groepering } = omgang.formaat;
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Groeperen en optellen</h2>
      <h3 class="nl-heading nl-heading--level-3">Sleutels: één groep per</h3>
      <Delen
        {...omgang}
        titel="Sleutels"
        kolommen={['Naam', 'Waarde', 'Codetabel']}
        rijen={ledenVan(groepering?.sleutels, '/groepering/sleutels', sleutelcellen)}
      />
      <Erbij {...omgang} plek="/groepering/sleutels/-" wat="Voeg een sleutel toe" />
      {groepering === undefined ? null : (
        <>
          <h3 class="nl-heading nl-heading--level-3">Tellingen per groep</h3>
          <Delen
            {...omgang}
            titel="Tellingen per groep"
            kolommen={['Naam', 'Wat', 'Waarover']}
            rijen={ledenVan(groepering.aggregaten, '/groepering/aggregaten', tellingcellen)}
          />
          <Erbij {...omgang} plek="/groepering/aggregaten/-" wat="Voeg een telling per groep toe" />
        </>
      )}
      <h3 class="nl-heading nl-heading--level-3">Totalen over alles</h3>
      <Delen
        {...omgang}
        titel="Totalen"
        kolommen={['Naam', 'Wat', 'Waarover']}
        rijen={ledenVan(omgang.formaat.totalen, '/totalen', tellingcellen)}
      />
      <Erbij {...omgang} plek="/totalen/-" wat="Voeg een totaal toe" />
    </>
  );
};

/** What is checked, filled in by an aansluiting, or translated. */
export const Overig: FC<Omgang> = (omgang) => {
  const { formaat } = omgang;
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Controles, parameters en codetabellen</h2>
      <h3 class="nl-heading nl-heading--level-3">Controles</h3>
      <Delen
        {...omgang}
        titel="Controles"
        kolommen={['Controle', 'Moet waar zijn', 'Anders']}
        rijen={formaat.controles.map(({ code, als, melding }, nr) => ({
          plek: `/controles/${nr}`,
          naam: code,
          cellen: [code, <Code tekst={als} />, melding],
        }))}
      />
      <Erbij {...omgang} plek="/controles/-" wat="Voeg een controle toe" />
      <h3 class="nl-heading nl-heading--level-3">Parameters</h3>
      <Delen
        {...omgang}
        titel="Parameters"
        kolommen={['Parameter', 'Wat de aansluiting invult', 'Anders']}
        rijen={ledenVan(formaat.parameters, '/parameters', (naam, inhoud) => [
          naam,
          String(valueAt(inhoud, '/omschrijving')),
          String(valueAt(inhoud, '/standaard') ?? 'verplicht'),
        ])}
      />
      <Erbij {...omgang} plek="/parameters/-" wat="Voeg een parameter toe" />
      <h3 class="nl-heading nl-heading--level-3">Codetabellen</h3>
      <Delen
        {...omgang}
        titel="Codetabellen"
        kolommen={['Codetabel', 'Codes']}
        rijen={ledenVan(formaat.codetabellen, '/codetabellen', (naam, inhoud) => [
          naam,
          `${Object.keys(Object(inhoud)).length}`,
        ])}
      />
      <Erbij {...omgang} plek="/codetabellen/-" wat="Voeg een codetabel toe" />
    </>
  );
};
