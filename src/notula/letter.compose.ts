import { fullName } from './attendees.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import type { Day } from '../common/day.js';
import type { OrganizationRef } from '../organizations/organization.dto.js';
import type { PostRef } from '../people/person.dto.js';
import type { Basis } from '../people/tenure.entity.js';
import type { Letter } from './letter.content.js';
import type { Fact } from './notula.content.js';
import { linesOf, oneLine, slugOf } from './printable.js';
import { dayOfLetter } from './times.js';

/** To be filled in by hand. */
const DOTS = '.'.repeat(30);

/** What stands before the post of whoever signs, by how they hold it. */
const ACTING: Readonly<Record<Basis, string>> = {
  definitive: '',
  pj: 'Pj. ',
  plt: 'Plt. ',
  plh: 'Plh. ',
  pjs: 'Pjs. ',
};

/** What a letter is made of. */
export interface Matter {
  followUp: FollowUpDto;
  /** Null where the follow-up is about none, or it is hidden. */
  commitment: CommitmentDto | null;
  /** Of the office that writes, its name where it has none; null where that is not on record. */
  letterhead: string | null;
  /** Where the pledge can be read, for good; of the follow-up itself where it is about none. */
  address: string;
  /** The day of the letter. */
  day: Day;
}

/** The letter of a follow-up, as far as the record goes. No name, number or place is made up. */
export function letterFor({ followUp, commitment, letterhead, address, day }: Matter): Letter {
  const subject = commitment ? oneLine(commitment.title) : oneLine(followUp.action);
  const { assigneePost: signer, assigneeHolder: holder } = followUp;
  const office = signer?.organization ?? followUp.assigneeOrganization;
  const [recipient, ...below] = addresseeOf(commitment, signer, office);
  return {
    language: 'id',
    title: 'Surat',
    name: subject,
    letterhead: letterhead === null ? [] : linesOf(letterhead),
    placeAndDay: `${DOTS}, ${dayOfLetter(followUp.sentOn ?? day, 'id')}`,
    head: [
      fact('Nomor', DOTS),
      fact('Sifat', DOTS),
      fact('Lampiran', DOTS),
      fact('Hal', `Tindak lanjut ${commitment ? 'komitmen: ' : ''}${subject}`),
    ],
    addressee: [`Yth. ${recipient}`, ...below, 'di', DOTS],
    opening: openingOf(followUp, commitment),
    facts: commitment ? factsOf(commitment, address) : [fact('Tindak lanjut', oneLine(followUp.action))],
    content: `Sehubungan dengan hal tersebut, ${contentOf(followUp)}`,
    closing: 'Demikian disampaikan. Atas perhatian dan kerja samanya diucapkan terima kasih.',
    signature: {
      opening: null,
      post: `${signer ? `${holder ? ACTING[holder.basis as Basis] : ''}${oneLine(signer.title)}` : DOTS},`,
      name: holder ? fullName(holder) : DOTS,
      blanks: [`NIP ${DOTS}`],
    },
    copies: copiesOf(commitment, office),
    source: { address, version: `revisi ${followUp.revision}` },
    about: {
      fileName: ['surat', followUp.sentOn ?? day, slugOf(subject)].filter(Boolean).join('-'),
      changedAt: followUp.changedAt,
    },
  };
}

const fact = (label: string, ...texts: string[]): Fact => ({
  label,
  items: texts.map((text) => ({ number: null, text, notes: [] })),
});

/** Whoever can answer, but not whoever signs: whose signature it takes, else who promised, else the unit responsible. */
function addresseeOf(
  commitment: CommitmentDto | null,
  signer: PostRef | null,
  office: OrganizationRef | null,
): string[] {
  const maker = commitment?.makers[0];
  const promised = maker?.post ? { ...maker.post, organization: maker.organization } : null;
  const post = [commitment?.authorityHolder, promised].find((one) => one && one.id !== signer?.id);
  if (post) return named(post.title, post.organization);
  const organization = maker?.organization ?? commitment?.responsibleUnit ?? null;
  return organization && organization.id !== office?.id ? [`Pimpinan ${oneLine(organization.name)}`] : [DOTS];
}

const named = (title: string, organization: OrganizationRef | null): string[] => [
  oneLine(title),
  ...(organization ? [oneLine(organization.name)] : []),
];

function openingOf({ event }: FollowUpDto, commitment: CommitmentDto | null): string {
  const agreed = event ? `kesepakatan pada ${oneLine(event.name)}, ${dayOfLetter(event.heldOn, 'id')}` : null;
  const pledge = commitment
    ? `komitmen yang disampaikan pada ${dayOfLetter(commitment.statedOn, 'id')} sebagai berikut`
    : null;
  const what = [agreed, pledge].filter((one) => one !== null).join(' dan ');
  return `Menindaklanjuti ${what || 'hal berikut'}:`;
}

function factsOf({ title, founding, due, statedOn }: CommitmentDto, address: string): Fact[] {
  const source = founding?.source;
  const by = [
    founding?.speaker ? fullName(founding.speaker) : null,
    founding?.post ? oneLine(founding.post.title) : null,
  ].filter((one) => one !== null);
  return [
    fact('Komitmen', oneLine(title)),
    ...(founding?.words ? [fact('Kutipan', `“${oneLine(founding.words)}”`)] : []),
    ...(by.length > 0 ? [fact('Disampaikan oleh', by.join(', '))] : []),
    fact('Tanggal', dayOfLetter(statedOn, 'id')),
    ...(due.on === null
      ? []
      : [fact('Tenggat', due.phrase ? `“${oneLine(due.phrase)}”` : dayOfLetter(due.on, 'id'))]),
    ...(source
      ? [
          fact(
            'Sumber',
            [
              oneLine(source.title),
              source.publisher && oneLine(source.publisher),
              source.publishedOn && dayOfLetter(source.publishedOn, 'id'),
            ]
              .filter(Boolean)
              .join(', '),
          ),
        ]
      : []),
    fact('Catatan publik', address),
  ];
}

/** What is asked; until when, where that is known. */
function contentOf({ action, replyDueOn }: FollowUpDto): string {
  const until = replyDueOn === null ? '' : `, paling lambat ${dayOfLetter(replyDueOn, 'id')}`;
  return `mohon penjelasan tertulis mengenai perkembangan pelaksanaannya${until}. Hal yang ditindaklanjuti: ${oneLine(action).replace(/\.$/, '')}.`;
}

/** Those it was promised to, and the unit responsible. */
function copiesOf(commitment: CommitmentDto | null, office: OrganizationRef | null): string[] {
  if (commitment === null) return [];
  const all = [...commitment.receivers, ...(commitment.responsibleUnit ? [commitment.responsibleUnit] : [])];
  const others = all.filter(({ id }, n) => id !== office?.id && all.findIndex((one) => one.id === id) === n);
  return others.map(({ name }) => oneLine(name));
}
