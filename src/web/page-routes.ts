import { applyDecorators, Get, Post } from '@nestjs/common';
import { Allow, type Callers } from '../auth/allow.decorator.js';
import { Limited, type RateKind, ShowsViewer, TakesFile, TakesForm } from '../common/route-traits.js';
import type { Text } from '../common/language.js';
import { inBothLanguages } from './visit.js';

/** Pages of an account are for the person who has logged in; no token opens them. */
const allowed = (callers: Callers) => Allow(callers, { scope: 'read', isForPeople: callers !== 'everybody' });

/** A page in both languages. @param path the Indonesian one, with the same below /en; or one for each */
export const Page = (path: string | Text, callers: Callers) =>
  applyDecorators(Get(inBothLanguages(path)), allowed(callers), ShowsViewer());

/** Where a page's form is sent, in both languages. */
export const PageForm = (path: string, callers: Callers, rate: RateKind = 'write') =>
  applyDecorators(Post(inBothLanguages(path)), allowed(callers), TakesForm(), Limited(rate), ShowsViewer());

/** Where a page's form with a file is sent. The handler reads it and gives its fields to `visit.takeFields`. */
export const PageFileForm = (path: string, callers: Callers, rate: RateKind = 'write') =>
  applyDecorators(Post(inBothLanguages(path)), allowed(callers), TakesFile(), Limited(rate), ShowsViewer());
