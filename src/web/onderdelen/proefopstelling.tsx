/** The band on every page where anybody may be whoever they like. */
import type { FC } from 'hono/jsx';

/** So that nobody takes it for the real thing. */
export const Proefopstelling: FC = () => (
  <section class="evk-demo" aria-label="Proefopstelling">
    <div class="evk-breedte">
      Dit is een proefopstelling: iedereen kan zich hier aanmelden als wie dan ook. Gebruik geen echte gegevens.
    </div>
  </section>
);
