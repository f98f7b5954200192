/** Fields of forms: the label above, what to fill in below it, what is wrong with it beside it. */
import type { Child, FC } from 'hono/jsx';

interface Veldgegevens {
  readonly naam: string;
  readonly label: string;
  readonly uitleg?: string;
  readonly fout?: string;
  readonly verplicht?: boolean;
}

/** The attributes that tie a field to its explanation and its error. */
const bindingen = ({ naam, uitleg, fout, verplicht }: Veldgegevens) => {
  const beschreven = [
    ...(uitleg === undefined ? [] : [`${naam}-uitleg`]),
    ...(fout === undefined ? [] : [`${naam}-fout`]),
  ];
  return {
    id: naam,
    name: naam,
    ...(beschreven.length === 0 ? {} : { 'aria-describedby': beschreven.join(' ') }),
    ...(fout === undefined ? {} : { 'aria-invalid': 'true' as const }),
    ...(verplicht === true ? { required: true } : {}),
  };
};

const Veld: FC<Veldgegevens & { readonly children: Child }> = ({ naam, label, uitleg, fout, verplicht, children }) => (
  <div class={`utrecht-form-field${fout === undefined ? '' : ' utrecht-form-field--invalid'}`}>
    <div class="utrecht-form-field__label">
      <label class="utrecht-form-label" for={naam}>
        {label}
        {verplicht === true ? '' : ' (niet verplicht)'}
      </label>
    </div>
    {uitleg === undefined ? null : (
      <div class="utrecht-form-field-description" id={`${naam}-uitleg`}>
        {uitleg}
      </div>
    )}
    {fout === undefined ? null : (
      <div class="utrecht-form-field-error-message" id={`${naam}-fout`}>
        {fout}
      </div>
    )}
    <div class="utrecht-form-field__input">{children}</div>
  </div>
);

interface Tekstveldgegevens extends Veldgegevens {
  readonly waarde?: string;
  readonly soort?: 'text' | 'number' | 'date' | 'month' | 'search' | 'url' | 'email' | 'password';
  readonly patroon?: string;
  readonly invoer?: 'numeric' | 'decimal' | 'text';
  readonly maximum?: number;
}

export const Tekstveld: FC<Tekstveldgegevens> = (gegevens) => (
  <Veld {...gegevens}>
    <input
      class={`utrecht-textbox utrecht-textbox--html-input${gegevens.fout === undefined ? '' : ' utrecht-textbox--invalid'}`}
      type={gegevens.soort ?? 'text'}
      value={gegevens.waarde ?? ''}
      autocomplete="off"
      {...(gegevens.patroon === undefined ? {} : { pattern: gegevens.patroon })}
      {...(gegevens.invoer === undefined ? {} : { inputmode: gegevens.invoer })}
      {...(gegevens.maximum === undefined ? {} : { maxlength: gegevens.maximum })}
      {...bindingen(gegevens)}
    />
  </Veld>
);

export const Tekstvak: FC<Veldgegevens & { readonly waarde?: string; readonly regels?: number }> = (gegevens) => (
  <Veld {...gegevens}>
    <textarea
      class="utrecht-textarea utrecht-textarea--html-textarea"
      rows={gegevens.regels ?? 4}
      {...bindingen(gegevens)}
    >
      {gegevens.waarde ?? ''}
    </textarea>
  </Veld>
);

export interface Keuze {
  readonly waarde: string;
  readonly naam: string;
}

export const Keuzeveld: FC<Veldgegevens & { readonly keuzes: readonly Keuze[]; readonly waarde?: string }> = (
  gegevens,
) => (
  <Veld {...gegevens}>
    <select class="utrecht-select utrecht-select--html-select" {...bindingen(gegevens)}>
      {gegevens.keuzes.map(({ waarde, naam }) => (
        <option value={waarde} selected={waarde === gegevens.waarde}>
          {naam}
        </option>
      ))}
    </select>
  </Veld>
);

/** One tick; in a list give each its own id. */
export const Vinkje: FC<{
  readonly naam: string;
  readonly label: string;
  readonly waarde?: string;
  readonly aan?: boolean;
  readonly id?: string;
}> = ({ naam, label, waarde = 'ja', aan = false, id = naam }) => (
  <div class="evk-vinkje">
    <input type="checkbox" id={id} name={naam} value={waarde} checked={aan} />
    <label for={id}>{label}</label>
  </div>
);
