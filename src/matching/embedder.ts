import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type Context, once } from '../kernel/context.ts';
import { projectRoot } from '../kernel/project-root.ts';
import { placeMap } from '../places/place.map.ts';
import { placeAtOf } from './compiled.ts';
import { type Embedding, type EmbeddingModel, embeddingOf } from './embedding/embedding.ts';
import { readModel } from './embedding/model.file.ts';
import { skillGraph } from './graph.ts';
import { MATCHER_VERSION } from './weights.ts';

let kept: EmbeddingModel | undefined;

/**
 * The model of the present matcher's score, as `npm run build:embedding` wrote it; read once. Its version ends in a
 * fingerprint of the file: an index of vectors that another file made is never asked.
 */
export function shippedModel(): EmbeddingModel {
  if (kept) return kept;
  const file = readFileSync(join(projectRoot, `src/matching/snapshots/embedding-${MATCHER_VERSION}.bin`));
  const model = readModel(file);
  return (kept = { ...model, version: `${model.version}-${createHash('sha256').update(file).digest('hex').slice(0, 8)}` });
}

async function readEmbedding(app: App): Promise<Embedding> {
  const [graph, map] = await Promise.all([skillGraph({ app }), placeMap({ app })]);
  return embeddingOf(graph, shippedModel(), placeAtOf(map));
}

/** The present embedding, of the taxonomy as it is now. */
export const shippedEmbedding = (context: Pick<Context, 'app'>): Promise<Embedding> => once(context.app, readEmbedding);
