import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type AccountRow, Accounts } from '../auth/accounts.js';
import { type AuditDto, AuditQuery, InviteAgainDto, WhyDto } from '../auth/api/account.dto.js';
import { AuditReader } from '../auth/audit.reader.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { STEP_FIELD } from '../web/form.guard.js';
import { Page, PageForm } from '../web/page-routes.js';
import {
  type Failed,
  FRESH,
  press,
  stillTyped,
  submit,
  typedText,
  withoutBlanks,
} from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { accountsPage, chosenIn, invitePage } from './accounts.pages.js';
import { auditPage } from './audit.pages.js';
import { InviteForm, RoleForm } from './forms.dto.js';
import { oneAccountPage } from './one-account.page.js';
import { type OrganizationName, OrganizationNames } from './organization-names.reader.js';
import { accountPath, PATHS } from './paths.js';
import { CursorQuery, NewsQuery } from './queries.dto.js';

const ROWS = 50;

/** What administrators do with accounts. */
@ApiExcludeController()
@Controller()
export class AccountsPages {
  constructor(
    private readonly accounts: Accounts,
    private readonly audit: AuditReader,
    private readonly organizations: OrganizationNames,
  ) {}

  @Page(PATHS.accounts, 'administrators')
  async list(@Visited() visit: Visit, @Query() { cursor }: CursorQuery): Promise<string> {
    const { body } = await this.accounts.page(visit.actor, { limit: ROWS, cursor });
    const { items, next } = JSON.parse(body) as { items: AccountRow[]; next: string | null };
    const ids = items.flatMap(({ organizationId }) => organizationId ?? []);
    return accountsPage(visit, {
      accounts: items,
      next,
      names: await this.organizations.namesOf(visit.actor, ids),
    });
  }

  @Page(PATHS.audit, 'administrators')
  async log(@Visited() visit: Visit, @Query() query: AuditQuery): Promise<string> {
    const { body } = await this.audit.page(visit.actor, query);
    const { items, next } = JSON.parse(body) as AuditDto;
    return auditPage(visit, { entries: items, next, account: query.account });
  }

  @Page(PATHS.invite, 'administrators')
  form(@Visited() visit: Visit): string {
    return invitePage(visit, []);
  }

  @PageForm(PATHS.invite, 'administrators')
  async invite(@Visited() visit: Visit): Promise<string | undefined> {
    if (isLookingUp(visit)) return this.lookUp(visit, (failed, found) => invitePage(visit, found, failed));
    return submit(visit, InviteForm, {
      read: withoutBlanks,
      done: async ({ name, email, role, organizationId }) => {
        const { account, delivery } = await this.accounts.invite(
          visit.actor,
          { name, email, role, organizationId },
          visit.peer,
        );
        return visit.go(newsOf(visit, account.id, `link-${delivery}`));
      },
      again: async (failed) => invitePage(visit, await this.found(visit, failed), failed),
    });
  }

  @Page(accountPath(':id'), 'administrators')
  one(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageForm(`${accountPath(':id')}/peran`, 'administrators')
  async changeRole(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const again = (failed: Failed) => this.page(visit, id, { failed, form: 'peran' });
    if (isLookingUp(visit)) return this.lookUp(visit, again);
    return submit(visit, RoleForm, {
      read: withoutBlanks,
      done: async ({ role, organizationId }) => {
        await this.accounts.changeRole(visit.actor, id, { role, organizationId }, visit.peer);
        return visit.go(newsOf(visit, id, 'role-changed'));
      },
      again,
    });
  }

  @PageForm(`${accountPath(':id')}/undang`, 'administrators')
  inviteAgain(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, InviteAgainDto, {
      read: withoutBlanks,
      done: async (input) => {
        const { delivery } = await this.accounts.inviteAgain(visit.actor, id, input, visit.peer);
        return visit.go(newsOf(visit, id, `link-${delivery}`));
      },
      again: (failed) => this.page(visit, id, { failed, form: 'undang' }),
    });
  }

  @PageForm(`${accountPath(':id')}/sandi`, 'administrators')
  startReset(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.acting(visit, id, 'sandi', async (reason) => {
      const { delivery } = await this.accounts.startReset(visit.actor, id, reason, visit.peer);
      return `link-${delivery}`;
    });
  }

  @PageForm(`${accountPath(':id')}/akhiri-sesi`, 'administrators')
  endSessions(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.acting(visit, id, 'akhiri-sesi', async (reason) => {
      await this.accounts.endSessions(visit.actor, id, reason, visit.peer);
      return 'account-sessions-ended';
    });
  }

  @PageForm(`${accountPath(':id')}/lepas-kode`, 'administrators')
  removeFactor(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.acting(visit, id, 'lepas-kode', async (reason) => {
      await this.accounts.removeSecondFactor(visit.actor, id, reason, visit.peer);
      return 'account-factor-removed';
    });
  }

  @PageForm(`${accountPath(':id')}/tutup`, 'administrators')
  close(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.acting(visit, id, 'tutup', async (reason) => {
      await this.accounts.close(visit.actor, id, reason, visit.peer);
      return 'account-closed';
    });
  }

  @PageForm(`${accountPath(':id')}/buka`, 'administrators')
  reopen(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.acting(visit, id, 'buka', async (reason) => {
      await this.accounts.reopen(visit.actor, id, reason, visit.peer);
      return 'account-reopened';
    });
  }

  /** An act with a reason, and the page of the account again with the news of it. */
  private acting(
    visit: Visit,
    id: string,
    form: string,
    act: (reason: string | null) => Promise<string>,
  ): Promise<string | undefined> {
    return submit(visit, WhyDto, {
      read: withoutBlanks,
      done: async ({ reason = null }) => {
        return visit.go(newsOf(visit, id, await act(reason)));
      },
      again: (failed) => this.page(visit, id, { failed, form }),
    });
  }

  private async page(
    visit: Visit,
    id: string,
    more: { news?: string; failed?: Failed; form?: string },
  ): Promise<string> {
    const account = await this.accounts.get(visit.actor, id);
    return oneAccountPage(visit, {
      account,
      found: await this.found(visit, more.failed ?? FRESH, account.organizationId),
      ...more,
    });
  }

  /** Shows the form again with the organizations that were looked up; nothing is done yet. */
  private lookUp(
    visit: Visit,
    again: (failed: Failed, found: OrganizationName[]) => string | Promise<string>,
  ): Promise<string | undefined> {
    return press(visit, async () => {
      const failed = stillTyped(visit);
      return again(failed, await this.found(visit, failed));
    });
  }

  /** The organizations a form offers: the one it names, and those that were looked up. */
  private async found(visit: Visit, failed: Failed, own: string | null = null): Promise<OrganizationName[]> {
    const words = typedText(failed.typed, 'organizationWords').trim();
    const looked = words ? await this.organizations.find(visit.actor, words) : [];
    const ids = [own ?? '', chosenIn(failed)].filter(isUuid);
    const named = await this.organizations.namesOf(visit.actor, ids);
    const kept = [...named].map(([id, name]) => ({ id, name }));
    return [...kept, ...looked.filter(({ id }) => !named.has(id))];
  }
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const isLookingUp = ({ form }: Visit): boolean => form.fields[STEP_FIELD] === 'look-up';

const newsOf = (visit: Visit, id: string, news: string): string =>
  `${visit.at(accountPath(id))}?kabar=${news}`;
