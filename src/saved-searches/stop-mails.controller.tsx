import { applyDecorators, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AllowNobodyKnown } from '../auth/allow.decorator.js';
import { MailLinks } from '../auth/mail-links.js';
import type { Text } from '../common/language.js';
import { NotFound } from '../common/problem.js';
import { HasTokenInPath, TakesFile } from '../common/route-traits.js';
import { inBothLanguages, Visit, Visited } from '../web/visit.js';
import { DigestSettings } from './digest-settings.js';
import { stopPath } from './paths.js';

const WORDS = {
  title: { id: 'Berhenti menerima surat', en: 'Stop the mails' },
  ask: {
    id: 'Ikrar tidak akan lagi mengirim surat tentang pencarian tersimpan dan yang Anda ikuti, baik yang harian maupun yang seketika. Pencarian, yang Anda ikuti, dan kabar di akun Anda tetap ada, dan surat dapat dinyalakan lagi di sana.',
    en: 'Ikrar will send no more mails about your saved searches and what you follow, neither daily nor at once. The searches, what you follow and the news in your account stay, and the mails can be turned on again there.',
  },
  stop: { id: 'Berhenti', en: 'Stop' },
  done: { id: 'Semua surat itu sudah berhenti', en: 'All these mails have stopped' },
  again: {
    id: 'Anda dapat menyalakannya lagi kapan saja di akun Anda, bagian “Pencarian tersimpan”.',
    en: 'You can turn them on again at any time in your account, under “Saved searches”.',
  },
} satisfies Record<string, Text>;

/** The link itself says whose mails it stops: no login adds to it, and the program of its reader may send the form. */
const ByMailLink = () => applyDecorators(AllowNobodyKnown(), HasTokenInPath());

/** Where the link in every daily mail leads. Opening it changes nothing: programs look into links before people do. */
@ApiExcludeController()
@Controller()
export class StopMailsPages {
  constructor(
    private readonly links: MailLinks,
    private readonly digests: DigestSettings,
  ) {}

  @Get(inBothLanguages(stopPath(':token')))
  @ByMailLink()
  ask(@Visited() visit: Visit, @Param('token') token: string): string {
    this.accountOf(token);
    const { language } = visit;
    return visit.show(
      { path: stopPath(token).id, title: WORDS.title[language] },
      <div class="narrow">
        <h1>{WORDS.title[language]}</h1>
        <p class="lead">{WORDS.ask[language]}</p>
        <form method="post" action={stopPath(token)[language]} class="form">
          <button type="submit" class="govuk-button button button-main">
            {WORDS.stop[language]}
          </button>
        </form>
      </div>,
    );
  }

  /** Also what a mail program sends by itself, which takes no redirect for an answer. Source: RFC 8058. */
  @Post(inBothLanguages(stopPath(':token')))
  @ByMailLink()
  // Mail programs send a form of either sort; nothing is read of it.
  @TakesFile()
  async stop(@Visited() visit: Visit, @Param('token') token: string): Promise<string> {
    await this.digests.stopByLink(this.accountOf(token));
    const { language } = visit;
    return visit.show(
      { path: stopPath(token).id, title: WORDS.done[language] },
      <div class="narrow">
        <h1>{WORDS.done[language]}</h1>
        <p class="lead">{WORDS.again[language]}</p>
      </div>,
    );
  }

  /** @throws NotFound for a link that is none of ours */
  private accountOf(token: string): string {
    const id = this.links.accountOf(token);
    if (id === null) throw new NotFound();
    return id;
  }
}
