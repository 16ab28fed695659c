import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { render } from 'preact-render-to-string';

/**
 * Parts of a page that need no context, each rendered and written into one text before the next is made. Rendered with
 * the page, the nodes and pieces of text of fifty cards live so long that collecting them takes longer than all else.
 */
export const drawnEach = <Thing>(things: readonly Thing[], part: (thing: Thing) => VNode): VNode =>
  jsxTemplate([things.map((thing) => render(part(thing))).join('')]);
