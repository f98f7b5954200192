/** The register as the pipeline uses it: indexed and compiled once per revisie, and kept as long as the revisie stands. */
import { compileFormaat, type GecompileerdFormaat } from '../convert/index.ts';
import type { Antwoordformaat } from '../domain/antwoordformaat.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Aansluiting, Register } from '../domain/register.ts';
import type { Schemaset, Schemavermelding } from '../domain/schema.ts';
import { indexRegister, type RegisterIndex } from '../register/register-index.ts';
import type { RegisterDocument, RegisterStaat } from '../storage/ports.ts';
import { createSchemavoorraad, type Schemavoorraad } from './schemas.ts';

export interface RegisterBeeld {
  readonly register: Register;
  readonly index: RegisterIndex;
  /** Exactly this version, also when a newer one is in force: outputs are made again byte for byte. */
  compiled(naam: string, versie: string): GecompileerdFormaat;
  readonly schemas: Schemavoorraad;
}

export interface RegisterBron {
  huidig(): Promise<RegisterBeeld>;
}

/** Of a list (gemeenten, herindelingen, inkoopregio's) the newest version counts; of formaten and aansluitingen every version does. */
export function registerVanDocumenten(documenten: readonly RegisterDocument[], revisie: string): Register {
  const van = <Inhoud>(soort: RegisterDocument['documentsoort']): Inhoud[] =>
    documenten.filter((document) => document.documentsoort === soort).map((document) => document.inhoud as Inhoud);
  return {
    revisie,
    gemeenten: van<Register['gemeenten']>('gemeenten').at(-1) ?? [],
    herindelingen: van<Register['herindelingen']>('herindelingen').at(-1) ?? [],
    inkoopregios: van<Register['inkoopregios']>('inkoopregios').at(-1) ?? [],
    formaten: documenten.filter((document) => document.documentsoort === 'formaat').map(withFase),
    aansluitingen: documenten.filter((document) => document.documentsoort === 'aansluiting').map(withEinde),
    antwoordformaten: van<Antwoordformaat>('antwoordformaat'),
    schemas: documenten.filter((document) => document.documentsoort === 'schema').map(toVermelding),
  };
}

function toVermelding({ naam, versie, sha256, inhoud }: RegisterDocument): Schemavermelding {
  const { titel, schemasoort } = inhoud as Pick<Schemaset, 'titel' | 'schemasoort'>;
  return { naam, versie, titel, schemasoort, sha256 };
}

/** A formaat as it is now: its document holds the fase it began in, its history the one it is in. */
function withFase({ inhoud, fase }: RegisterDocument): Formaat {
  const formaat = inhoud as Formaat;
  return fase === undefined ? formaat : { ...formaat, levensfase: fase };
}

/** An aansluiting as it is now: its history can hold an earlier last day than its document. */
function withEinde({ inhoud, geldigTot }: RegisterDocument): Aansluiting {
  const aansluiting = inhoud as Aansluiting;
  return geldigTot === undefined ? aansluiting : { ...aansluiting, geldigTot };
}

export function createRegisterBron(staat: RegisterStaat): RegisterBron {
  let beeld: RegisterBeeld | undefined;
  const schemas = createSchemavoorraad(
    async ({ naam, versie }) => (await staat.findDocument('schema', naam, versie))?.inhoud as Schemaset | undefined,
  );
  return {
    async huidig(): Promise<RegisterBeeld> {
      const revisie = await staat.revisie();
      if (beeld?.register.revisie !== revisie)
        beeld = createBeeld(registerVanDocumenten(await staat.listDocumenten(), revisie), schemas);
      return beeld;
    },
  };
}

/** Without `schemas` the register is taken to have none, as the starter register has. */
export function createBeeld(
  register: Register,
  schemas: Schemavoorraad = createSchemavoorraad(async () => undefined),
): RegisterBeeld {
  const index = indexRegister(register);
  const gecompileerd = new Map<string, GecompileerdFormaat>();
  return {
    register,
    index,
    schemas,
    compiled(naam, versie) {
      const sleutel = `${naam} ${versie}`;
      const bestaand = gecompileerd.get(sleutel);
      if (bestaand !== undefined) return bestaand;
      const document = index.findFormaat(naam, versie);
      const resultaat = document === undefined ? undefined : compileFormaat(document);
      // What is registered compiled when it was registered; if it does not now, that is a bug of ours and not a finding.
      if (resultaat?.ok !== true) throw new Error(`formaat ${sleutel} is registered and does not compile`);
      gecompileerd.set(sleutel, resultaat.value);
      return resultaat.value;
    },
  };
}
