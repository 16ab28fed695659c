import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';

/** A post (jabatan), apart from whoever holds it. A commitment stays with it when the holder changes. */
@Entity()
export class Post extends RecordEntity {
  @Column('uuid') organizationId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly organization: Relation<Organization>;
  @Column('text') title: string;
  @Column('text', { nullable: true }) titleEn: string | null;
}
