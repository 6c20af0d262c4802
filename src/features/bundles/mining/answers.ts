import type { Ask } from '../../../engine/engine';

type AnswerOf<Name extends keyof Ask> = Extract<
  Awaited<ReturnType<Ask[Name]>>,
  { ok: true }
>['value'];

export type MonthlyCounts = AnswerOf<'monthlyCounts'>;
export type ExampleOrder = AnswerOf<'exampleOrders'>[number];
