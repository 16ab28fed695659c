import { aDraftVersion, aVenue, forParties, forTheOffice, next } from '../builders.js';
import { Client, type Json } from '../client.js';
import { aForm, aPdf, upload } from '../files.js';
import type { Visitor } from './actors.js';
import type { Reading } from './reading.js';
import { type Answer, jsonIn } from './wire.js';
import type { World } from './world.js';
import { entry, WISH } from './writing.js';

/** Whose turn it is: the name of a visitor. */
type Who = string;
/** Status of an answer, with its problem where it is one. */
type Verdict = string;

const [A, F, X, B, M] = ['A', 'F', 'X', 'B', 'M'].map((org) => `representative of ${org}`) as [
  Who,
  Who,
  Who,
  Who,
  Who,
];
const [AUTHOR, SECOND, ADMINISTRATOR] = [
  'staff who entered it',
  'staff who did not',
  'administrator',
] as const;
const REASON = { reason: 'Contoh' };

/** What somebody may do and others may not, on records made for it. */
export class Granting {
  constructor(
    private readonly reading: Reading,
    private readonly world: World,
    private readonly visitors: readonly Visitor[],
  ) {}

  /** A source belongs to whoever entered it; a representative opens it to everybody or its own circle. */
  async sources(): Promise<void> {
    const { orgs } = this.world;
    const make = (who: Who, fields: object) =>
      this.post(who, 'sources', {
        kind: 'letter',
        party: 'union',
        title: `Surat Contoh ${next()}`,
        ...fields,
      });
    const own = jsonIn(this.expect('enters a source', await make(A, {}), '201'));
    await this.correct('its own source', own, 'sources', {
      [F]: '403 forbidden',
      [B]: '403 forbidden',
      [A]: '200',
    });
    const kept = jsonIn(this.expect('enters it for itself', await make(A, forParties(orgs.A.id)), '201'));
    await this.correct('a source for A', kept, 'sources', {
      [B]: '404 not-found',
      [X]: '404 not-found',
      [F]: '403 forbidden',
    });
    this.expect('enters it for its affiliate', await make(A, forParties(orgs.X.id)), '201');
    this.expect('enters it for another', await make(A, forParties(orgs.B.id)), '403 forbidden');
    this.expect(
      'enters it for its federation',
      await make(A, forParties(orgs.A.id, orgs.F.id)),
      '403 forbidden',
    );
    this.expect('enters it for the office', await make(A, forTheOffice), '403 forbidden');
    const attach = async (who: Who, source: Json) => {
      const client = new Client(this.reading.wire.url, this.of(who).token);
      const { status, text } = await upload(client, source, aForm(aPdf(`${next()}`), 'contoh.pdf'));
      return { status, text, headers: {} };
    };
    this.expect('attaches to its own', await attach(A, own), '201');
    this.expect('attaches to a source of another', await attach(B, own), '403 forbidden');
    this.expect('attaches to a source it does not see', await attach(B, kept), '404 not-found');
    const restrict = await this.post(
      A,
      `sources/${own.id}/restrict`,
      { ...REASON, ...forTheOffice },
      own.revision,
    );
    this.expect('restricts its own', restrict, '403 forbidden');
  }

  /** Each lane takes what its own party enters; the office what it finds, and what it was told on behalf. */
  async lanes(): Promise<void> {
    const { orgs } = this.world;
    const { id } = await this.world.commitment({}, ['verify']);
    const path = `commitments/${id}/assessments`;
    const enter = async (
      who: Who,
      lane: 'giver' | 'receiver' | 'desk',
      organization: Json,
      verdict: Verdict,
    ) => {
      const { revision } = await this.world.author.read(`/commitments/${id}`);
      const answer = await this.post(who, path, entry(lane, organization.id as string), revision as number);
      return jsonIn(this.expect(`${who} · ${lane}`, answer, verdict));
    };
    const answered = await enter(A, 'receiver', orgs.A, '201');
    const claimed = await enter(M, 'giver', orgs.M, '201');
    const told = await enter(AUTHOR, 'receiver', orgs.A, '201');
    const found = await enter(AUTHOR, 'desk', orgs.M, '201');
    await enter(M, 'receiver', orgs.M, '403 not-a-party');
    await enter(B, 'receiver', orgs.B, '403 not-a-party');
    await enter(F, 'receiver', orgs.F, '403 not-a-party');
    await enter(F, 'receiver', orgs.A, '403 forbidden');
    await enter(A, 'desk', orgs.A, '403 forbidden');
    const byParty = [answered, claimed, told, found].map(({ isByParty }) => isByParty as boolean);
    this.reading.hold('by party', JSON.stringify(byParty), JSON.stringify([true, true, false, false]));

    const refused = '403 forbidden';
    await this.correct('an answer of A', answered, 'assessments', {
      [AUTHOR]: refused,
      [ADMINISTRATOR]: refused,
      [M]: refused,
      [F]: refused,
      [A]: '200',
    });
    const again = await this.world.author.read(`/assessments/${answered.id}`);
    await this.correct('an answer of A, by a colleague', again, 'assessments', { 'colleague of A': '200' });
    await this.correct('what A told the office', told, 'assessments', { [A]: refused, [SECOND]: '200' });
    await this.correct('a finding', found, 'assessments', { [A]: refused, [M]: refused, [SECOND]: '200' });
    const closed = await this.post(
      AUTHOR,
      `assessments/${answered.id}/restrict`,
      { ...REASON, ...forTheOffice },
      again.revision + 1,
    );
    this.expect('the office closes an answer of A', closed, '200');
    const gone = await this.world.author.read(`/assessments/${answered.id}`);
    await this.correct('a closed answer of A', gone, 'assessments', {
      [A]: '404 not-found',
      [B]: '404 not-found',
    });
  }

  /** A party remarks on a draft in its own name, and changes its own word alone; the office answers it and edits nothing of it. */
  async remarks(): Promise<void> {
    const { orgs } = this.world;
    const { id: commitmentId } = await this.world.commitment({}, ['verify']);
    const { id } = await aDraftVersion(this.world.t, { commitmentId, sourceId: this.world.hub.source.id });
    const path = `draft-versions/${id}`;
    const act = async (who: Who, name: string, body: object, verdict: Verdict) => {
      const before = await this.world.author.read(`/${path}`);
      const answer = await this.post(
        who,
        `${path}/${name}`,
        { words: 'Contoh', ...body },
        before.revision as number,
      );
      this.expect(`${who} ${name} ${JSON.stringify(body)}`, answer, verdict);
      const now = await this.world.author.read(`/${path}`);
      const expected = (before.revision as number) + (verdict === '200' ? 1 : 0);
      this.reading.check(`${who} ${name}: revision ${now.revision}`, now.revision === expected);
      return now.remarks as Json[];
    };
    const refused = '403 forbidden';
    await act(A, 'remarks', {}, '200');
    await act(M, 'remarks', { side: 'government' }, '200');
    await act(AUTHOR, 'remarks', { side: 'union', organizationId: orgs.A.id, words: 'Semula' }, '200');
    for (const who of [B, F, X]) await act(who, 'remarks', {}, '403 not-a-party');
    await act(A, 'remarks', { side: 'government' }, '400 fields-refused');
    await act(A, 'remarks', { organizationId: orgs.M.id }, refused);
    await act(F, 'remarks', { organizationId: orgs.A.id }, refused);
    await act(AUTHOR, 'remarks', {}, '400 fields-refused');

    await act(A, 'reword', { number: 2 }, refused);
    await act(B, 'reword', { number: 1 }, '403 not-a-party');
    for (const who of [AUTHOR, SECOND, ADMINISTRATOR]) await act(who, 'reword', { number: 1 }, refused);
    await act(SECOND, 'reword', { number: 3, words: 'Kantor' }, '200');
    await act('colleague of A', 'reword', { number: 3, words: 'Serikat' }, '200');
    await act(SECOND, 'reword', { number: 3 }, refused);
    const remarks = await act(A, 'reword', { number: 1, words: 'Kedua' }, '200');
    const said = remarks.map(({ words, isByParty, side }) => [words, isByParty, side]);
    this.reading.hold(
      'remarks',
      JSON.stringify(said),
      JSON.stringify([
        ['Kedua', true, 'union'],
        ['Contoh', true, 'government'],
        ['Serikat', true, 'union'],
      ]),
    );
  }

  /** A union asks in its own name and answers what it is offered; the office offers and decides, and edits nothing of it. */
  async requests(): Promise<void> {
    const { orgs } = this.world;
    const refused = '403 forbidden';
    const ask = async (who: Who, body: object, verdict: Verdict) =>
      jsonIn(
        this.expect(`${who} asks`, await this.post(who, 'meeting-requests', { ...WISH, ...body }), verdict),
      );
    const asked = await ask(A, {}, '201');
    await ask(A, { organizationId: orgs.X.id }, refused);
    await ask(F, { organizationId: orgs.A.id }, refused);
    await ask(B, { organizationId: orgs.A.id }, refused);
    await ask(A, forParties(orgs.B.id), refused);
    await ask(A, forTheOffice, refused);
    await ask(AUTHOR, {}, '422 request-of-nobody');
    const told = await ask(AUTHOR, { organizationId: orgs.A.id }, '201');
    const byParty = [asked, told].map(({ isByParty }) => isByParty as boolean);
    this.reading.hold('requests by party', JSON.stringify(byParty), JSON.stringify([true, false]));
    await this.correct('a request of A', asked, 'meeting-requests', {
      [AUTHOR]: refused,
      [ADMINISTRATOR]: refused,
      [F]: refused,
      [B]: '404 not-found',
      'colleague of A': '200',
    });
    await this.correct('what A asked the office to enter', told, 'meeting-requests', {
      [A]: refused,
      [B]: '404 not-found',
      [SECOND]: '200',
    });
    const { id: venueId } = await aVenue(this.world.t);
    const [{ startsAt, endsAt }] = WISH.preferred;
    const body = { ...REASON, venueId, startsAt, endsAt };
    for (const [request, mine] of [
      [asked, refused],
      [told, '200'],
    ] as const) {
      const act = async (who: Who, name: string, verdict: Verdict) => {
        const { revision } = await this.world.author.read(`/meeting-requests/${request.id}`);
        const sent = name === 'propose' ? body : REASON;
        const answer = await this.post(who, `meeting-requests/${request.id}/${name}`, sent, revision);
        this.expect(`${who} · ${name}`, answer, verdict);
      };
      await act(A, 'propose', refused);
      await act(AUTHOR, 'propose', '200');
      await act(F, 'accept', refused);
      await act(X, 'accept', '404 not-found');
      await act(B, 'accept', '404 not-found');
      await act(AUTHOR, 'decline', mine);
      if (mine === '200') await act(SECOND, 'propose', '200');
      await act(A, 'accept', '200');
      await act(AUTHOR, 'withdraw', mine);
      if (mine !== '200') await act(A, 'withdraw', '200');
    }
  }

  /** Whoever entered something has a second person decide on it. */
  async secondPersons(): Promise<void> {
    const commitment = await this.world.commitment({}, []);
    const at = `commitments/${commitment.id}`;
    const author = '403 second-person-needed';
    for (const act of ['verify', 'decline'])
      this.expect(`author · ${act}`, await this.post(AUTHOR, `${at}/${act}`, REASON), author);
    this.expect('second · verify', await this.post(SECOND, `${at}/verify`, REASON), '200');
    this.expect('author · retract', await this.post(AUTHOR, `${at}/retract`, REASON, 2), author);
    const finding = {
      ...entry('desk', this.world.orgs.M.id as string),
      finding: 'lapsed',
      reasonCode: 'other',
    };
    const piece = await this.world.piece('A');
    const proposed = await this.post(AUTHOR, `${at}/assessments`, { ...finding, evidence: [piece] }, 2);
    const { id } = jsonIn(this.expect('author · proposes', proposed, '201'));
    this.expect('author · sign', await this.post(AUTHOR, `assessments/${id}/sign`, {}), author);
    this.expect('second · sign', await this.post(SECOND, `assessments/${id}/sign`, {}), '200');
    this.expect('second · retract', await this.post(SECOND, `${at}/retract`, REASON, 3), '200');
  }

  /** Tries a correction as each, in this order; the answers of those refused leave it as it was. */
  private async correct(
    label: string,
    { id, revision }: Json,
    path: string,
    verdicts: Record<Who, Verdict>,
  ): Promise<void> {
    for (const [who, verdict] of Object.entries(verdicts)) {
      const field = path === 'meeting-requests' ? 'purpose' : 'note';
      const body = { ...REASON, [field]: `Contoh ${next()}` };
      const answer = await this.post(who, `${path}/${id}/corrections`, body, revision as number);
      this.expect(`${who} corrects ${label}`, answer, verdict);
      const now = await this.world.author.read(`/${path}/${id}`);
      const expected = verdict === '200' ? revision + 1 : revision;
      this.reading.check(`${who} corrects ${label}: revision ${now.revision}`, now.revision === expected);
    }
  }

  private expect(label: string, answer: Answer, verdict: Verdict): Answer {
    const [status, problem] = verdict.split(' ');
    const isRight =
      answer.status === Number(status) && (!problem || jsonIn(answer).type === `/problems/${problem}`);
    this.reading.check(
      `${label}: ${answer.status} ${answer.text.slice(0, 200)} instead of ${verdict}`,
      isRight,
    );
    return answer;
  }

  private post(who: Who, path: string, body: object, revision = 1): Promise<Answer> {
    return this.reading.wire.post(path, this.of(who).token, body, revision);
  }

  private of(who: Who): Visitor {
    return this.visitors.find(({ name }) => name === who)!;
  }
}
