import { Injectable } from '@nestjs/common';
import { AreasService } from '../areas/areas.service.js';
import type { KnownActor } from '../common/actor.js';
import type { NewCommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { TopicsService } from '../commitments/topics.service.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { AttendanceEstimatesService } from '../events/attendance-estimates.service.js';
import { AttendancesService } from '../events/attendances.service.js';
import { EventsService } from '../events/events.service.js';
import { VenuesService } from '../events/venues.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { PersonsService } from '../people/persons.service.js';
import { PostsService } from '../people/posts.service.js';
import { TenuresService } from '../people/tenures.service.js';
import { SynonymsService } from '../search/synonyms.service.js';
import { SourcesService } from '../sources/sources.service.js';
import type { NewStatementDto } from '../statements/statement.dto.js';
import { StatementsService } from '../statements/statements.service.js';
import { verifyWaiting } from './verify-waiting.js';

const SAID_ON = '2025-11-10';

/**
 * The records of the article Ikrar started from: the Konsolidasi Akbar of 10 November 2025, in our own words, quoted
 * words no longer than a phrase. Nothing is said of what became of the commitments: no outcome is known.
 */
@Injectable()
export class SourceArticle {
  constructor(
    private readonly work: UnitOfWork,
    private readonly areas: AreasService,
    private readonly sources: SourcesService,
    private readonly organizations: OrganizationsService,
    private readonly persons: PersonsService,
    private readonly posts: PostsService,
    private readonly tenures: TenuresService,
    private readonly venues: VenuesService,
    private readonly events: EventsService,
    private readonly attendances: AttendancesService,
    private readonly estimates: AttendanceEstimatesService,
    private readonly topics: TopicsService,
    private readonly statements: StatementsService,
    private readonly commitments: CommitmentsService,
    private readonly synonyms: SynonymsService,
  ) {}

  /**
   * Records the article as one account and verifies its commitments as another. Safe to repeat: it records only into
   * a database without any history, and goes on where an earlier start was cut off.
   */
  async load(recorder: KnownActor, verifier: KnownActor): Promise<void> {
    await this.work.run(recorder, async (tx) => {
      const [head] = await tx.query<{ size: string }>({
        text: 'SELECT size FROM history_head FOR UPDATE',
        values: [],
      });
      if (head?.size === '0') await this.record(tx);
    });
    await verifyWaiting(this.work, this.commitments, recorder, verifier);
  }

  private async record(tx: Tx): Promise<void> {
    const places = await this.recordPlaces(tx);
    const article = await this.sources.create(tx, {
      kind: 'government_release',
      party: 'government',
      title: 'Wabup Bekasi: kesejahteraan buruh adalah kesejahteraan masyarakat Bekasi',
      publisher: 'Pemerintah Kabupaten Bekasi (bekasikab.go.id)',
      authors: ['Refki Maulana', 'Fuad Fauzi'],
      url: 'https://www.bekasikab.go.id/wabup-bekasi-kesejahteraan-buruh-adalah-kesejahteraan-masyarakat-bekasi',
      note: 'Ruang berita pemerintah kabupaten, pihak yang berkepentingan. Tanggal acara disebut Senin (10/11/2025).',
    });
    const { pemkab, kspi, kspsi, ksbsi, ituc, fspmi, disnaker } = await this.recordOrganizations(tx);
    const posts = await this.recordPosts(tx, { pemkab, disnaker, kspi });
    const asep = await this.persons.create(tx, {
      name: 'Asep Surya Atmaja',
      frontTitles: 'dr.',
      aliases: ['Asep Suryaatmaja'],
      visibility: 'public',
    });
    const saidIqbal = await this.persons.create(tx, { name: 'Said Iqbal', visibility: 'public' });
    await this.tenures.create(tx, {
      personId: asep.id,
      postId: posts.deputy,
      basis: 'definitive',
      sourceId: article.id,
    });
    await this.tenures.create(tx, {
      personId: saidIqbal.id,
      postId: posts.president,
      basis: 'definitive',
      sourceId: article.id,
    });

    const event = await this.events.create(tx, {
      name: 'Konsolidasi Akbar KSPI, KSPSI, KSBSI, dan ITUC',
      kind: 'consolidation',
      heldOn: SAID_ON,
      weekday: 'Senin',
      venueId: places.hall,
      areaCode: '32.16.20',
      hostIds: [kspi, kspsi, ksbsi, ituc],
      sourceIds: [article.id],
      summary:
        'Pertemuan besar serikat pekerja di kompleks Pemerintah Kabupaten Bekasi. Sumber tidak menyebut jam, dan tidak menyebut bagaimana ITUC ikut serta.',
    });
    const here = { eventId: event.id, sourceId: article.id };
    await this.attendances.create(tx, {
      ...here,
      personId: asep.id,
      postId: posts.deputy,
      organizationId: pemkab,
      side: 'government',
      capacity: 'speaker',
      presence: 'present',
    });
    await this.attendances.create(tx, {
      ...here,
      postId: posts.officeHead,
      organizationId: disnaker,
      side: 'government',
      capacity: 'participant',
      presence: 'present',
      note: 'Tidak disebut namanya.',
    });
    await this.attendances.create(tx, {
      ...here,
      personId: saidIqbal.id,
      postId: posts.president,
      organizationId: kspi,
      side: 'union',
      capacity: 'participant',
      presence: 'present',
    });
    for (const organizationId of [kspsi, ksbsi, ituc]) {
      await this.attendances.create(tx, {
        ...here,
        organizationId,
        side: 'union',
        capacity: 'host',
        presence: 'mentioned',
      });
    }
    await this.attendances.create(tx, {
      ...here,
      organizationId: fspmi,
      side: 'union',
      capacity: 'participant',
      presence: 'mentioned',
    });
    await this.estimates.create(tx, {
      ...here,
      words: 'ribuan buruh dari berbagai kawasan industri se-Jawa Barat',
      qualifier: 'unquantified',
    });

    await this.recordTopics(tx);
    await this.synonyms.addUsual(tx);
    const said = (fields: Pick<NewStatementDto, 'kind' | 'gist' | 'words' | 'relayedFromId'>) =>
      this.statements.create(tx, {
        ...here,
        speakerId: asep.id,
        postId: posts.deputy,
        saidOn: SAID_ON,
        ...fields,
      });
    const unions = {
      receiverIds: [kspi, kspsi, ksbsi],
      receiverWords: 'serikat pekerja/serikat buruh yang hadir',
    };
    const workers = { receiverWords: 'para pekerja/buruh di Kabupaten Bekasi' };
    const promised = async (
      statement: Parameters<typeof said>[0],
      commitment: Omit<NewCommitmentDto, 'statementId'>,
    ) => this.commitments.create(tx, { statementId: (await said(statement)).id, ...commitment });

    await promised(
      {
        kind: 'pledge',
        words: 'Insya Allah itu akan turun',
        gist: 'Perbup tentang Pemagangan akan terbit; prosesnya disebut sudah melibatkan buruh lewat diskusi di kantornya dan rapat.',
      },
      {
        ...unions,
        title: 'Peraturan Bupati tentang Pemagangan akan diterbitkan',
        titleEn: 'The regent’s regulation on apprenticeship will be issued',
        firmness: 'explicit',
        topicKeys: ['apprenticeship', 'regulation'],
        measure: 'Peraturan diundangkan dalam Berita Daerah; penandatanganan atau pengumuman belum cukup.',
        authorityHolderId: posts.regent,
        authorityNote: 'Peraturan Bupati ditandatangani Bupati, bukan Wakil Bupati.',
        responsibleUnitId: pemkab,
      },
    );
    await promised(
      {
        kind: 'pledge',
        words: 'jika ada outsourcing macam-macam akan kita berhentikan',
        gist: 'Alih daya yang menyimpang akan dihentikan, setelah Perbup tentang Pemagangan terbit.',
      },
      {
        ...unions,
        title: 'Alih daya (outsourcing) yang menyimpang akan dihentikan',
        titleEn: 'Outsourcing that misbehaves will be stopped',
        firmness: 'conditional',
        topicKeys: ['outsourcing'],
        condition: 'Setelah Perbup tentang Pemagangan terbit.',
        authorityNote:
          'Pengawasan ketenagakerjaan berada pada pemerintah provinsi; arti "macam-macam" tidak dijelaskan.',
      },
    );
    await promised(
      {
        kind: 'pledge',
        gist: 'Mendukung program kesejahteraan tenaga kerja lewat pelatihan vokasi dan peningkatan kompetensi industri.',
      },
      {
        ...workers,
        title: 'Program kesejahteraan didukung lewat pelatihan vokasi dan kompetensi industri',
        titleEn: 'Welfare programmes are supported through vocational training and industrial skills',
        firmness: 'general',
        makers: [{ organizationId: pemkab }],
        topicKeys: ['training', 'welfare'],
      },
    );
    await promised(
      {
        kind: 'pledge',
        words: 'sekitar 20 orang, silakan dipakai',
        gist: 'Kantor Wakil Bupati terbuka untuk rapat serikat dan menampung sekitar 20 orang.',
      },
      {
        ...unions,
        title: 'Kantor Wakil Bupati boleh dipakai untuk rapat serikat',
        titleEn: 'The deputy regent’s office may be used for union meetings',
        firmness: 'explicit',
        topicKeys: ['social-dialogue'],
        measure: 'Jumlah permintaan, persetujuan, dan pemakaian ruang (tawaran tetap).',
      },
    );
    await promised(
      {
        kind: 'pledge',
        words: 'mari kita duduk bersama',
        gist: 'Ruang dialog dan musyawarah bagi serikat di lingkungan Pemkab, bersama Dewan dan pimpinan serikat; ia menyebut diri perwakilan buruh.',
      },
      {
        ...unions,
        title: 'Ruang dialog dan musyawarah bagi serikat di lingkungan Pemkab',
        titleEn: 'Room for dialogue and deliberation with unions within the administration',
        firmness: 'general',
        makers: [{ organizationId: pemkab }],
        topicKeys: ['social-dialogue'],
      },
    );
    await promised(
      {
        kind: 'pledge',
        words: 'apa pun keinginan buruh harus diakomodir',
        gist: 'Pesan Bupati pada setiap Rapim, disampaikan Wakil Bupati.',
        relayedFromId: posts.regent,
      },
      {
        ...workers,
        title: 'Keinginan buruh harus diakomodasi (pesan Bupati, disampaikan Wakil Bupati)',
        titleEn: 'Whatever workers wish must be accommodated (the regent, relayed by his deputy)',
        firmness: 'general',
        topicKeys: ['welfare'],
        authorityNote: 'Disampaikan tangan kedua; perlu kata-kata Bupati sendiri.',
      },
    );
    await promised(
      {
        kind: 'pledge',
        gist: 'Komitmen kuat memperjuangkan kesejahteraan pekerja, dikaitkan dengan janji politik tentang kesejahteraan masyarakat.',
      },
      {
        ...workers,
        title: 'Kesejahteraan pekerja akan diperjuangkan',
        titleEn: 'Workers’ welfare will be fought for',
        firmness: 'general',
        makers: [{ organizationId: pemkab }],
        topicKeys: ['welfare'],
      },
    );
    await said({
      kind: 'hope',
      words: 'Bekasi bisa menjadi contoh',
      gist: 'Yakin Bekasi bisa menjadi contoh bagi daerah lain.',
    });
    await said({
      kind: 'appeal',
      gist: 'Mengajak pengurus dan anggota KSPI dan FSPMI terus bekerja sama lewat dialog sosial.',
    });
    await said({
      kind: 'claim',
      words: 'Lebih dari 4.000 perusahaan',
      gist: 'Lebih dari 4.000 perusahaan beroperasi di Kabupaten Bekasi, dengan ratusan ribu pekerja.',
    });
    await said({
      kind: 'claim',
      gist: 'Hampir dua juta penduduk Kabupaten Bekasi adalah buruh (parafrasa berita; ukuran lain daripada jumlah pekerja perusahaan).',
    });
  }

  private async recordPlaces(tx: Tx): Promise<{ hall: string }> {
    await this.areas.create(tx, { code: '32', name: 'Jawa Barat', level: 'province' });
    await this.areas.create(tx, {
      code: '32.16',
      name: 'Kabupaten Bekasi',
      level: 'regency',
      parentCode: '32',
    });
    await this.areas.create(tx, {
      code: '32.16.20',
      name: 'Cikarang Pusat',
      level: 'district',
      parentCode: '32.16',
    });
    const hall = await this.venues.create(tx, {
      name: 'Gedung Swatantra Wibawamukti',
      aliases: ['Wibawa Mukti', 'Swantantra'],
      address: 'Komplek Pemerintah Kabupaten Bekasi, Cikarang Pusat',
      areaCode: '32.16.20',
    });
    return { hall: hall.id };
  }

  private async recordOrganizations(tx: Tx) {
    const id = async (fields: Parameters<OrganizationsService['create']>[1]) =>
      (await this.organizations.create(tx, fields)).id;
    const union = 'union' as const;
    return {
      pemkab: await id({
        name: 'Pemerintah Kabupaten Bekasi',
        acronym: 'Pemkab Bekasi',
        kind: 'government_body',
        areaCodes: ['32.16'],
      }),
      disnaker: await id({
        name: 'Dinas Ketenagakerjaan Kabupaten Bekasi',
        acronym: 'Disnaker',
        kind: 'government_body',
        areaCodes: ['32.16'],
      }),
      council: await id({
        name: 'Dewan Perwakilan Rakyat Daerah Kabupaten Bekasi',
        acronym: 'DPRD',
        kind: 'council',
        aliases: [{ name: 'Dewan' }],
        areaCodes: ['32.16'],
      }),
      forum: await id({
        name: 'Forum Koordinasi Pimpinan Daerah Kabupaten Bekasi',
        acronym: 'Forkopimda',
        kind: 'forum',
        areaCodes: ['32.16'],
      }),
      kspi: await id({
        name: 'Konfederasi Serikat Pekerja Indonesia',
        acronym: 'KSPI',
        kind: union,
        level: 'national_confederation',
      }),
      kspsi: await id({
        name: 'Konfederasi Serikat Pekerja Seluruh Indonesia',
        acronym: 'KSPSI',
        kind: union,
        level: 'national_confederation',
      }),
      ksbsi: await id({
        name: 'Konfederasi Serikat Buruh Sejahtera Indonesia',
        acronym: 'KSBSI',
        kind: union,
        level: 'national_confederation',
        aliases: [{ name: 'Konfederasi Serikat Buruh Seluruh Indonesia' }],
      }),
      ituc: await id({
        name: 'International Trade Union Confederation',
        acronym: 'ITUC',
        kind: union,
        level: 'international',
      }),
      fspmi: await id({
        name: 'Federasi Serikat Pekerja Metal Indonesia',
        acronym: 'FSPMI',
        kind: union,
        level: 'national_federation',
      }),
    };
  }

  private async recordPosts(
    tx: Tx,
    { pemkab, disnaker, kspi }: Record<'pemkab' | 'disnaker' | 'kspi', string>,
  ) {
    const id = async (organizationId: string, title: string, titleEn: string) =>
      (await this.posts.create(tx, { organizationId, title, titleEn })).id;
    return {
      regent: await id(pemkab, 'Bupati', 'Regent'),
      deputy: await id(pemkab, 'Wakil Bupati', 'Deputy regent'),
      officeHead: await id(disnaker, 'Kepala Dinas Ketenagakerjaan', 'Head of the manpower office'),
      president: await id(kspi, 'Presiden', 'President'),
    };
  }

  private async recordTopics(tx: Tx): Promise<void> {
    for (const [key, label, labelEn] of [
      ['apprenticeship', 'Pemagangan', 'Apprenticeship'],
      ['outsourcing', 'Alih daya', 'Outsourcing'],
      ['regulation', 'Peraturan daerah', 'Regional regulation'],
      ['social-dialogue', 'Dialog sosial', 'Social dialogue'],
      ['training', 'Pelatihan', 'Training'],
      ['wages', 'Upah', 'Wages'],
      ['welfare', 'Kesejahteraan', 'Welfare'],
    ] as const) {
      await this.topics.create(tx, { key, label, labelEn });
    }
  }
}
