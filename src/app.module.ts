import { type DynamicModule, Module } from '@nestjs/common';
import { classes } from './app.classes.js';
import { AccountPagesModule } from './account-pages/account-pages.module.js';
import { AreasModule } from './areas/areas.module.js';
import { AuthModule } from './auth/auth.module.js';
import { BookingsModule } from './bookings/bookings.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import type { Settings } from './config/settings.js';
import { ConfigModule } from './config/config.module.js';
import type { Connections } from './database/connections.js';
import { DataPackageModule } from './data-package/data-package.module.js';
import { DatabaseModule } from './database/database.module.js';
import { FileStoreModule } from './file-store/file-store.module.js';
import { FilesModule } from './files/files.module.js';
import { HistoryModule } from './history/history.module.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { MilestonesModule } from './milestones/milestones.module.js';
import { DeskPagesModule } from './desk-pages/desk-pages.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FacetsModule } from './facets/facets.module.js';
import { OpenDataModule } from './open-data/open-data.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { PublicPagesModule } from './public-pages/public-pages.module.js';
import { UnionPagesModule } from './union-pages/union-pages.module.js';
import { DemoModule } from './demo/demo.module.js';
import { EventsModule } from './events/events.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { NotulaModule } from './notula/notula.module.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { PeopleModule } from './people/people.module.js';
import { SourcesModule } from './sources/sources.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { WebModule } from './web/web.module.js';
import { WorkingDaysModule } from './working-days/working-days.module.js';
import { SearchModule } from './search/search.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { ClocksModule } from './clocks/clocks.module.js';
import { SavedSearchesModule } from './saved-searches/saved-searches.module.js';
import { PolicyModule } from './policy/policy.module.js';
import { RecordsModule } from './records/records.module.js';

/** The only place that knows every room. */
@Module({})
export class AppModule {
  static on(connections: Connections, settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(settings),
        DatabaseModule.connectedBy(connections, classes),
        MailModule,
        AuthModule,
        WebModule,
        PolicyModule,
        FileStoreModule,
        FilesModule,
        HistoryModule,
        RecordsModule,
        JobsModule.connectedBy(connections),
        WorkingDaysModule,
        AreasModule,
        SourcesModule,
        OrganizationsModule,
        PeopleModule,
        EventsModule,
        BookingsModule,
        StatementsModule,
        CommitmentsModule,
        MilestonesModule,
        MeetingsModule,
        NotulaModule,
        CalendarModule,
        ExportsModule,
        FacetsModule,
        SearchModule,
        StatisticsModule,
        DataPackageModule,
        OpenDataModule,
        PublicPagesModule,
        ChangesModule,
        DeskPagesModule,
        UnionPagesModule,
        ClocksModule,
        SavedSearchesModule,
        NotificationsModule,
        WebhooksModule,
        ReconciliationModule,
        AccountPagesModule,
        DemoModule,
      ],
    };
  }
}
