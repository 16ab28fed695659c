import { always, day, id, instant, oneOf, text, type View, whole, yesOrNo } from './view.js';
import { DAY_UNIT_VALUES, HOLIDAY_KIND_VALUES } from './values.js';

/* The lists deadlines and steps are made by, which the office keeps and everybody reads. */

const revision = always(whole({ id: 'Nomor versinya, mulai dari 1.', en: 'Number of its version, from 1.' }));

const steps: View = {
  id: 'Langkah dari setiap set langkah siap pakai.',
  en: 'The steps of each ready set.',
  key: ['set_key', 'number'],
  columns: {
    set_key: always({ ...text({ id: 'Setnya.', en: 'The set.' }), refersTo: 'milestone_sets' }),
    number: always(whole({ id: 'Urutan dalam set itu, dari 1.', en: 'Its place in the set, from 1.' })),
    step_key: always(text({ id: 'Kunci langkahnya.', en: 'Key of the step.' })),
    title: always(text({ id: 'Langkahnya.', en: 'The step.' })),
    title_en: always(text({ id: 'Langkahnya dalam bahasa Inggris.', en: 'The step in English.' })),
    done_when: always(text({ id: 'Kapan dianggap tercapai.', en: 'When it counts as met.' })),
    done_when_en: always(
      text({
        id: 'Kapan dianggap tercapai, dalam bahasa Inggris.',
        en: 'When it counts as met, in English.',
      }),
    ),
    document: text({ id: 'Dokumen yang menunjukkannya.', en: 'The document that shows it.' }),
    is_optional: always(
      yesOrNo({
        id: 'Apakah hanya ditempuh bila diperlukan.',
        en: 'Whether it is taken only where required.',
      }),
    ),
    is_decisive: always(
      yesOrNo({
        id: 'Apakah janji baru terpenuhi dengan langkah ini.',
        en: 'Whether the promise is met with it, and not before.',
      }),
    ),
    decisive_because: text({ id: 'Mengapa menentukan.', en: 'Why it is decisive.' }),
    decisive_because_en: text({
      id: 'Mengapa menentukan, dalam bahasa Inggris.',
      en: 'Why it is decisive, in English.',
    }),
  },
};

export const RULE_VIEWS: Readonly<Record<string, View>> = {
  milestone_sets: {
    id: 'Set langkah siap pakai. Langkah yang dipasang pada komitmen adalah salinan, sehingga tidak berubah bersama setnya.',
    en: 'Ready sets of steps. Steps laid on a commitment are copies, and do not change with their set.',
    key: ['key'],
    columns: {
      key: always(text({ id: 'Kuncinya, tetap untuk seterusnya.', en: 'Its key, which stays for good.' })),
      label: always(text({ id: 'Namanya.', en: 'Its name.' })),
      label_en: always(text({ id: 'Namanya dalam bahasa Inggris.', en: 'Its name in English.' })),
      changed_at: always(instant({ id: 'Saat terakhir diubah.', en: 'When it was last changed.' })),
      revision,
    },
  },
  milestone_set_steps: steps,
  deadline_phrases: {
    id: 'Aturan yang memberi hari terakhir kepada tenggat yang samar, seperti “segera”.',
    en: 'The rules that give a vague deadline, as “segera” (soon), its last day.',
    key: ['id'],
    columns: {
      id,
      phrase: always(text({ id: 'Kata-katanya, dengan huruf kecil.', en: 'The words, in lower case.' })),
      days: always(whole({ id: 'Berapa hari sesudah diucapkan.', en: 'How many days after it was said.' })),
      unit: always(oneOf(DAY_UNIT_VALUES, { id: 'Hari apa yang dihitung.', en: 'Which days count.' })),
      revision,
    },
  },
  holiday_years: {
    id: 'Tahun yang hari kerjanya diketahui, dan keputusan yang menetapkan hari liburnya.',
    en: 'Years whose working days are known, and the decree that sets their holidays.',
    key: ['year'],
    columns: {
      year: always(whole({ id: 'Tahunnya.', en: 'The year.' })),
      decree: always(text({ id: 'Keputusan yang menetapkannya.', en: 'The decree that sets it.' })),
      source_url: text({ id: 'Tempat membacanya.', en: 'Where that can be read.' }),
      revision,
    },
  },
  holidays: {
    id: 'Hari yang bukan hari kerja: libur nasional dan cuti bersama. Hari kerja adalah Senin sampai Jumat selain hari-hari ini.',
    en: 'Days that are no working days: national holidays and joint leave. Working days are Monday to Friday but for these.',
    key: ['day'],
    columns: {
      day: always(day({ id: 'Harinya.', en: 'The day.' })),
      year: always({
        ...whole({ id: 'Tahun penetapannya.', en: 'The year it belongs to.' }),
        refersTo: 'holiday_years',
      }),
      name: always(text({ id: 'Namanya.', en: 'Its name.' })),
      name_en: always(text({ id: 'Namanya dalam bahasa Inggris.', en: 'Its name in English.' })),
      kind: always(oneOf(HOLIDAY_KIND_VALUES, { id: 'Jenisnya.', en: 'Its kind.' })),
      revision,
    },
  },
};
