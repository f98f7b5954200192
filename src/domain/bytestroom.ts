/** A web stream as an iterable: the form in which bytes go from stage to stage. Stopping early cancels the stream. */
export async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Two pieces as one; the second itself when there is nothing before it. */
export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const samen = new Uint8Array(a.length + b.length);
  samen.set(a);
  samen.set(b, a.length);
  return samen;
}

/** An answer that is read as it goes out, at the pace of whoever reads it. Stopping early ends the source. */
export function toReadable(stroom: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const bron = stroom[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const stap = await bron.next();
      if (stap.done) controller.close();
      else controller.enqueue(stap.value);
    },
    async cancel() {
      await bron.return?.();
    },
  });
}
