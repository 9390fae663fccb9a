import type { Layer } from '../../engine/layer.ts';
import { quoted } from '../../engine/database.ts';
import type { Store } from '../../engine/store.ts';
import { guide } from './guide.ts';
import { inputsOf, partRows, partsOf, pipelineScript } from './script.ts';

/** The shop's pipeline as a ZIP: the script, a guide, and every table that it starts from as CSV. */
export async function packFurther(store: Store, layers: readonly Layer[]): Promise<Blob> {
  const { BlobReader, BlobWriter, configure, TextReader, ZipWriter } = await import('@zip.js/zip.js');
  // Its own workers would be started from addresses that the page's policy refuses; the browser compresses by itself.
  configure({ useWebWorkers: false });
  const zip = new ZipWriter(new BlobWriter('application/zip'));
  const inputs = await inputsOf(store.reader, layers);
  await zip.add('README.md', new TextReader(guide));
  await zip.add('pipeline.sql', new TextReader(pipelineScript(inputs, layers)));
  for (const input of inputs) {
    for (const [at, file] of partsOf(input).entries()) {
      const part = `SELECT * FROM ${quoted(input.name)} LIMIT ${partRows} OFFSET ${at * partRows}`;
      await zip.add(`data/${file}`, new BlobReader(await store.csv(part)));
    }
  }
  return zip.close();
}
