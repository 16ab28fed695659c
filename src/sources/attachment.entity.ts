import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from './source.entity.js';

/** A file that shows what a source says: a scan, a photograph, a sheet. Its bytes lie in the file store under its id. */
@Entity()
export class Attachment extends RecordEntity {
  static override readonly aboutProperty = 'sourceId';

  @Column('uuid') readonly sourceId: string;
  @ManyToOne(() => Source, { nullable: false, onDelete: 'RESTRICT' }) readonly source: Relation<Source>;
  /** File name, with the ending of its type. */
  @Column('text') name: string;
  @Column('text') readonly mediaType: string;
  /** Of what is kept. */
  @Column('integer') readonly byteCount: number;
  /** SHA-256 of what is kept, hexadecimal. */
  @Column('text') readonly sha256: string;
  /** SHA-256 of what was sent, hexadecimal; another one for images, which are drawn anew. */
  @Column('text') readonly originalSha256: string;
  /** Pixels, as shown; null for what is no image. */
  @Column('integer', { nullable: true }) readonly width: number | null;
  @Column('integer', { nullable: true }) readonly height: number | null;
  /** What it shows; null where the name says it. */
  @Column('text', { nullable: true }) caption: string | null;
  /** Since when its bytes are gone; null while they are kept. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) withdrawnAt: Date | null;
}
