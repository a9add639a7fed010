using System.Data.Common;
using Dapper;

namespace Darts.Domain.Ledger;

/// <summary>The ledger's tables, in the words that both databases understand. A step that was ever released is never changed: another follows it.</summary>
internal static class LedgerSchema
{
    private static readonly string[] s_steps =
    [
        """
        create table sessions (
            id text not null primary key,
            site text not null,
            name text not null,
            owner text not null,
            machine text not null,
            machine_title text not null,
            cores bigint not null,
            memory_mib bigint not null,
            disk_mib bigint not null,
            is_persistent bigint not null,
            created_at bigint not null,
            month text not null,
            started_at bigint,
            deadline bigint,
            seen_at bigint not null,
            ended_at bigint,
            ended_by text,
            result text,
            problem text,
            cpu_seconds double precision not null,
            cpu_counter double precision not null,
            peak_memory_mib bigint not null
        );
        create index sessions_created on sessions (created_at);
        create index sessions_owner on sessions (owner, created_at);
        create index sessions_open on sessions (site, ended_at);
        create table audit (
            id text not null primary key,
            site text not null,
            at bigint not null,
            who text not null,
            what text not null,
            session text,
            name text,
            owner text,
            detail text,
            origin text
        );
        create index audit_at on audit (at);
        create index audit_session on audit (session);
        """,
        """
        alter table sessions add column is_active bigint not null default 0;
        alter table sessions add column gpus bigint not null default 0;
        alter table sessions add column core_seconds double precision not null default 0;
        alter table sessions add column memory_mib_seconds double precision not null default 0;
        alter table sessions add column gpu_seconds double precision not null default 0;
        """,
        """
        create table attempts (id text not null primary key, count bigint not null, last_at bigint not null);
        create table totp (account text not null primary key, secret text not null, enrolled_at bigint not null, last_step bigint not null);
        create table recovery_codes (account text not null, hash text not null, primary key (account, hash));
        create table tokens (
            id text not null primary key,
            account text not null,
            title text not null,
            scopes text not null,
            claims text not null,
            hash text not null,
            created_at bigint not null,
            expires_at bigint not null,
            last_used_at bigint
        );
        create table ended_sign_ins (id text not null primary key, at bigint not null);
        create index tokens_account on tokens (account);
        """,
        """
        create table mail_proofs (hash text not null primary key, address text not null, browser text not null, asked_at bigint not null, until bigint not null);
        create index mail_proofs_address on mail_proofs (address);
        """,
    ];

    /// <summary>Brings the tables up to date, within a transaction that no other portal's can overlap.</summary>
    /// <exception cref="LedgerTooNewException">A newer version of Darts wrote them.</exception>
    public static async Task MigrateAsync(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync("create table if not exists ledger_version (version bigint not null)", transaction: transaction).ConfigureAwait(false);
        var version = (int)await connection.ExecuteScalarAsync<long>("select coalesce(max(version), 0) from ledger_version", transaction: transaction).ConfigureAwait(false);
        if (version > s_steps.Length)
            throw new LedgerTooNewException();
        for (; version < s_steps.Length; version++)
        {
            await connection.ExecuteAsync(s_steps[version], transaction: transaction).ConfigureAwait(false);
            await connection.ExecuteAsync("insert into ledger_version (version) values (@next)", new { next = version + 1L }, transaction).ConfigureAwait(false);
        }
    }
}
