/** What the schema of a formaat says no to, in words: by the keyword of JSON Schema, with what it wanted. */

export const VORMEN: Readonly<Record<string, (verwacht: string) => string>> = {
  required: (veld) => `Hier ontbreekt "${veld}".`,
  additionalProperties: (veld) => `Hier staat "${veld}", maar dat kent een formaat op deze plek niet.`,
  enum: (waarden) => `Deze waarde mag niet; kies uit: ${waarden}.`,
  const: (waarde) => `Hier moet "${waarde}" staan.`,
  type: (soort) => `Deze waarde heeft de verkeerde soort; verwacht: ${soort}.`,
  // A pattern that only shuts out control characters begins with the first of them, and reads as nothing.
  pattern: (patroon) =>
    patroon.startsWith('^[^\\u0000')
      ? 'Hier staat een teken dat men niet ziet en dat een bestand niet kan bevatten. Typ de tekst opnieuw.'
      : `Deze waarde heeft niet de goede vorm (${patroon}).`,
  format: (vorm) => `Deze waarde is geen geldige ${vorm === 'date' ? 'datum jjjj-mm-dd' : vorm}.`,
  minLength: (grens) => `Deze tekst is te kort; ten minste ${grens} tekens.`,
  maxLength: (grens) => `Deze tekst is te lang; ten hoogste ${grens} tekens.`,
  minItems: (grens) => `Deze lijst is te kort; ten minste ${grens}.`,
  maxItems: (grens) => `Deze lijst is te lang; ten hoogste ${grens}.`,
  uniqueItems: () => 'In deze lijst staat iets dubbel.',
  minProperties: (grens) => `Hier moet ten minste ${grens} eigenschap staan.`,
  not: () => 'Bij de functie "aantal" hoort geen "van".',
};
