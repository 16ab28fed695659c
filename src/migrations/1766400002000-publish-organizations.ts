import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, open, openPerson, publishViews, SINCE } from './open-views.js';

const VIEWS = {
  areas: `
    SELECT r.code, r.name, r.level, parent.code AS parent_code, ${SINCE}
      FROM area r LEFT JOIN area parent ON parent.code = r.parent_code AND parent.visibility = 'public'
     WHERE r.visibility = 'public'`,
  organizations: `
    SELECT r.id, r.name, r.acronym, r.kind, r.level, r.level_label, r.faction, r.registration_number, r.letterhead, ${SINCE}
      FROM organization r WHERE r.visibility = 'public'`,
  organization_aliases: `
    SELECT r.id AS organization_id, n::integer AS number, alias ->> 'name' AS name,
           (alias ->> 'fromOn')::date AS from_on, (alias ->> 'untilOn')::date AS until_on
      FROM organization r CROSS JOIN LATERAL jsonb_array_elements(r.aliases) WITH ORDINALITY AS listed(alias, n)
     WHERE r.visibility = 'public'`,
  organization_areas: `
    SELECT r.id AS organization_id, a.code AS area_code
      FROM organization r CROSS JOIN LATERAL unnest(r.area_codes) AS listed(code)
      JOIN area a ON a.code = listed.code AND a.visibility = 'public'
     WHERE r.visibility = 'public'`,
  affiliations: `
    SELECT r.id, member.id AS member_id, parent.id AS parent_id, r.bond, r.started_on, r.ended_on, source.id AS source_id, ${SINCE}
      FROM affiliation r
      ${open('organization', 'member', 'r.member_id')}
      ${open('organization', 'parent', 'r.parent_id')}
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
  people: `
    SELECT r.id, r.name, r.front_titles, r.back_titles, nullif(array_to_string(r.aliases, '; '), '') AS aliases, r.erased_at, ${SINCE}
      FROM person r JOIN open_person listed ON listed.record_id = r.id AND listed.id = r.id
     WHERE r.visibility = 'public'`,
  posts: `
    SELECT r.id, organization.id AS organization_id, r.title, r.title_en, ${SINCE}
      FROM post r
      ${open('organization', 'organization', 'r.organization_id')}
     WHERE r.visibility = 'public'`,
  tenures: `
    SELECT r.id, person.id AS person_id, post.id AS post_id, r.started_on, r.ended_on, r.basis, r.decree, source.id AS source_id, ${SINCE}
      FROM tenure r
      ${openPerson('person', 'r.person_id')}
      ${open('post', 'post', 'r.post_id')}
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
  changes: `
    SELECT h.index, h.act, h.record_kind, h.record_id, h.about_id, h.revision, h.reason, h.recorded_at, h.json,
           encode(h.salt, 'hex') AS salt, encode(h.leaf_hash, 'hex') AS leaf_hash, h.erased_at
      FROM history_entry h
     WHERE h.is_public AND is_open_to(h.record_id, '{}')
       AND (h.record_kind <> 'person' OR h.record_id IN (SELECT listed.record_id FROM open_person listed))`,
};

/** Who is who, and the history of all that is public, for everybody to query. */
export class PublishOrganizations1766400002000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return publishViews(db, VIEWS);
  }

  down(db: QueryRunner): Promise<void> {
    return dropViews(db, VIEWS);
  }
}
