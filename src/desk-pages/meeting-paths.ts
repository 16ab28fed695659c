import { deskMeetingPath } from '../page-parts/paths.js';
import { PLEDGE_PATHS } from './pledge-paths.js';

/*
 * Where the desk's pages of meetings, events, rooms and sources are, below /meja; English is the same below /en.
 * @param id of the record, or the name of a route's parameter
 */

export { deskEventPath, deskMeetingPath, deskSourcePath } from '../page-parts/paths.js';

export const DESK = '/meja';
export const LOOKUP_PATH = `${DESK}/cari`;

export const LOG_PATH = `${DESK}/rapat/catat`;
export const PLAN_PATH = `${DESK}/rapat/baru`;
export const attendancePath = (id: string) => `${deskMeetingPath(id)}/hadir`;
export const agendaPath = (id: string) => `${deskMeetingPath(id)}/agenda`;
export const pointsPath = (id: string) => `${deskMeetingPath(id)}/butir`;
export const pointPath = (id: string, pointId: string) => `${pointsPath(id)}/${pointId}`;

export const NEW_EVENT_PATH = `${DESK}/acara/baru`;
export const NEW_SOURCE_PATH = `${DESK}/sumber/baru`;

export const VENUES_PATH = `${DESK}/ruang`;
export const venueWeekPath = (id: string) => `${VENUES_PATH}/${id}`;
export const REQUESTS_PATH = `${DESK}/permintaan`;
export const bookingPath = (id: string) => `${DESK}/pemesanan/${id}`;
export const requestPath = (id: string) => `${REQUESTS_PATH}/${id}`;

/* Pages of the desk's other half, which these lead to. */

export { assessmentPath, followUpPath, pledgePath } from './pledge-paths.js';
export const COMMITMENTS_PATH = PLEDGE_PATHS.list;
/** @param statementId the words it is founded on */
export const newCommitmentPath = (statementId: string) => `${PLEDGE_PATHS.create}?pernyataan=${statementId}`;
