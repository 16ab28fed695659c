import { StartRecord1764000000000 } from './1764000000000-start-record.js';
import { StartOrganizations1764000001000 } from './1764000001000-start-organizations.js';
import { StartPeople1764000002000 } from './1764000002000-start-people.js';
import { StartEvents1764000003000 } from './1764000003000-start-events.js';
import { StartStatements1764000004000 } from './1764000004000-start-statements.js';
import { StartCommitments1764000005000 } from './1764000005000-start-commitments.js';
import { KnowParties1764100000000 } from './1764100000000-know-parties.js';
import { ClassifyRecords1764110000000 } from './1764110000000-classify-records.js';
import { StartLogins1764120000000 } from './1764120000000-start-logins.js';
import { KeepPersonalData1764130000000 } from './1764130000000-keep-personal-data.js';
import { StartAttachments1764140000000 } from './1764140000000-start-attachments.js';
import { StartBookings1764200000000 } from './1764200000000-start-bookings.js';
import { StartMeetings1764210000000 } from './1764210000000-start-meetings.js';
import { StartFeeds1764220000000 } from './1764220000000-start-feeds.js';
import { FindSimilarNames1764240000000 } from './1764240000000-find-similar-names.js';
import { StartFollows1765000000000 } from './1765000000000-start-follows.js';
import { MergePeople1765100000000 } from './1765100000000-merge-people.js';
import { FindBySourceAndHost1765110000000 } from './1765110000000-find-by-source-and-host.js';
import { StartSynonyms1766100000000 } from './1766100000000-start-synonyms.js';
import { StartSearch1766110000000 } from './1766110000000-start-search.js';
import { KeepPastVersions1766200000000 } from './1766200000000-keep-past-versions.js';
import { FillPastVersions1766200001000 } from './1766200001000-fill-past-versions.js';
import { StartOpenData1766400000000 } from './1766400000000-start-open-data.js';
import { PublishCommitments1766400001000 } from './1766400001000-publish-commitments.js';
import { PublishOrganizations1766400002000 } from './1766400002000-publish-organizations.js';
import { PublishEvents1766400003000 } from './1766400003000-publish-events.js';
import { SaveQueries1766400004000 } from './1766400004000-save-queries.js';
import { MarkPublications1766500000000 } from './1766500000000-mark-publications.js';
import { FindByFacets1766600000000 } from './1766600000000-find-by-facets.js';
import { StartJobs1766700000000 } from './1766700000000-start-jobs.js';
import { StartSavedSearches1766710000000 } from './1766710000000-start-saved-searches.js';
import { IndexPublicNames1766720000000 } from './1766720000000-index-public-names.js';
import { StartWorkingDays1767000000000 } from './1767000000000-start-working-days.js';
import { StartMilestoneSets1767100000000 } from './1767100000000-start-milestone-sets.js';
import { StartMilestones1767100001000 } from './1767100001000-start-milestones.js';
import { PublishMilestones1767100002000 } from './1767100002000-publish-milestones.js';
import { FollowMore1767200000000 } from './1767200000000-follow-more.js';
import { TellOfChanges1767200001000 } from './1767200001000-tell-of-changes.js';
import { StartWebhooks1767200002000 } from './1767200002000-start-webhooks.js';
import { ClockReplies1767300000000 } from './1767300000000-clock-replies.js';
import { StartEscalations1767300001000 } from './1767300001000-start-escalations.js';
import { HearMakers1767400000000 } from './1767400000000-hear-makers.js';
import { StartClocks1767410000000 } from './1767410000000-start-clocks.js';
import { PublishChasing1767420000000 } from './1767420000000-publish-chasing.js';
import { RuleDeadlinePhrases1767430000000 } from './1767430000000-rule-deadline-phrases.js';
import { LetSidesRemark1797000000001 } from './1797000000001-let-sides-remark.js';
import { PublishRules1797100000001 } from './1797100000001-publish-rules.js';
import { HideClocksOfHidden1797100000002 } from './1797100000002-hide-clocks-of-hidden.js';
import { CountKnownDays1797200000001 } from './1797200000001-count-known-days.js';
import { RecordHolidaysOf20241797200000002 } from './1797200000002-record-holidays-of-2024.js';
import { TellOfSearches1797200000003 } from './1797200000003-tell-of-searches.js';
import { CheckAddedPartsAtOnce1797300000000 } from './1797300000000-check-added-parts-at-once.js';
import { DateOwnWords1797320000000 } from './1797320000000-date-own-words.js';
import { WithdrawRemarks1797320000001 } from './1797320000001-withdraw-remarks.js';
import { FollowByCalendar1797330000000 } from './1797330000000-follow-by-calendar.js';
import { TellOfThoseInCharge1797350000000 } from './1797350000000-tell-of-those-in-charge.js';
import { TellInBatches1797400000000 } from './1797400000000-tell-in-batches.js';
import { TellOfMissedCalendars1797400000001 } from './1797400000001-tell-of-missed-calendars.js';
import { NameWhatIsFollowed1797400000002 } from './1797400000002-name-what-is-followed.js';
import { FollowByFeed1797410000000 } from './1797410000000-follow-by-feed.js';
import { DateOwnStances1797430000000 } from './1797430000000-date-own-stances.js';
import { FindHoldersOfPosts1797430000001 } from './1797430000001-find-holders-of-posts.js';
import { HeedReceivers1797440000000 } from './1797440000000-heed-receivers.js';
import { SourceNotedReplies1797450000000 } from './1797450000000-source-noted-replies.js';
import { AskOfEachVerdict1797450000001 } from './1797450000001-ask-of-each-verdict.js';

/** In order. A list, because a file pattern would load second copies of the classes in tests. */
export const migrations = [
  StartRecord1764000000000,
  StartOrganizations1764000001000,
  StartPeople1764000002000,
  StartEvents1764000003000,
  StartStatements1764000004000,
  StartCommitments1764000005000,
  KnowParties1764100000000,
  ClassifyRecords1764110000000,
  StartLogins1764120000000,
  KeepPersonalData1764130000000,
  StartAttachments1764140000000,
  StartBookings1764200000000,
  StartMeetings1764210000000,
  StartFeeds1764220000000,
  FindSimilarNames1764240000000,
  StartFollows1765000000000,
  MergePeople1765100000000,
  FindBySourceAndHost1765110000000,
  StartSynonyms1766100000000,
  StartSearch1766110000000,
  KeepPastVersions1766200000000,
  FillPastVersions1766200001000,
  StartOpenData1766400000000,
  PublishCommitments1766400001000,
  PublishOrganizations1766400002000,
  PublishEvents1766400003000,
  SaveQueries1766400004000,
  MarkPublications1766500000000,
  FindByFacets1766600000000,
  StartJobs1766700000000,
  StartSavedSearches1766710000000,
  IndexPublicNames1766720000000,
  StartWorkingDays1767000000000,
  StartMilestoneSets1767100000000,
  StartMilestones1767100001000,
  PublishMilestones1767100002000,
  FollowMore1767200000000,
  TellOfChanges1767200001000,
  StartWebhooks1767200002000,
  ClockReplies1767300000000,
  StartEscalations1767300001000,
  HearMakers1767400000000,
  StartClocks1767410000000,
  PublishChasing1767420000000,
  RuleDeadlinePhrases1767430000000,
  LetSidesRemark1797000000001,
  PublishRules1797100000001,
  HideClocksOfHidden1797100000002,
  CountKnownDays1797200000001,
  RecordHolidaysOf20241797200000002,
  TellOfSearches1797200000003,
  CheckAddedPartsAtOnce1797300000000,
  DateOwnWords1797320000000,
  WithdrawRemarks1797320000001,
  FollowByCalendar1797330000000,
  TellOfThoseInCharge1797350000000,
  TellInBatches1797400000000,
  TellOfMissedCalendars1797400000001,
  NameWhatIsFollowed1797400000002,
  FollowByFeed1797410000000,
  DateOwnStances1797430000000,
  FindHoldersOfPosts1797430000001,
  HeedReceivers1797440000000,
  SourceNotedReplies1797450000000,
  AskOfEachVerdict1797450000001,
];
