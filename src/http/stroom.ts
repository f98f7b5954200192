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
