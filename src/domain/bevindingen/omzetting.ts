/** Findings of conversion, rendering and output check. Each holds its zending. */
export interface BevindingenOmzetting {
  WAARDE_ONTBREEKT: { readonly formaat: string; readonly expressie: string };
}
