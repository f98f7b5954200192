/** The other side of the comparison: one route that sends what it is given to an address, and does nothing else. */
import { Hono } from 'hono';

interface Opdracht {
  readonly adres: string;
  /** Each becomes one POST. */
  readonly bodies: readonly string[];
}

const app = new Hono();

app.post('/pushes', async (c) => {
  const { adres, bodies } = await c.req.json<Opdracht>();
  const statussen = await Promise.all(
    bodies.map(async (body) => {
      const antwoord = await fetch(adres, {
        method: 'POST',
        headers: { 'Content-Type': 'application/cloudevents+json; charset=utf-8' },
        body,
      });
      await antwoord.body?.cancel();
      return antwoord.status;
    }),
  );
  return c.json({ aangenomen: statussen.filter((status) => status < 300).length });
});

export default app;
