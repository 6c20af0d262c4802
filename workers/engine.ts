import { understandFile } from './understand/understand-file';
import { linkSources } from './understand/link/link';
import { loadEffects } from './ingest/effects';
import { loadShop } from './ingest/load';
import { openTables } from './kept-tables/open-tables';
import { tablePart } from './kept-tables/table-part';
import { setAsideRows } from './ingest/report/set-aside';
import { unpackFile } from './read/archive/unpack';
import * as dashboard from './questions/dashboard';
import * as bundles from './questions/bundles';
import * as campaigns from './questions/campaigns';
import { showSql } from './questions/show-sql';
import * as inspect from './questions/inspect';
import * as segments from './questions/segments';
import type { Question } from './state';

/** The engine's table of contents: every question it can answer, one line each. */
export const questions = {
  // Data
  unpackFile,
  understandFile,
  linkSources,
  loadEffects,
  loadShop,
  openTables,
  tablePart,
  setAsideRows,
  // Dashboard
  ...dashboard,
  // Bundles
  ...bundles,
  showSql,
  // Inspect
  ...inspect,
  // Segments
  ...segments,
  // Campaigns
  ...campaigns,
} satisfies Record<string, Question<never, unknown>>;

export type Questions = typeof questions;
