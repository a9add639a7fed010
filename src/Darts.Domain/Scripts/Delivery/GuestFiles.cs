using System.Text.Json.Nodes;

namespace Darts.Domain.Scripts.Delivery;

/// <summary>Files in a guest, read and written through its agent.</summary>
internal sealed class GuestFiles(GuestAgent agent)
{
    private const int Chunk = 48 * 1024;

    public async Task WriteAsync(Guid id, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var handle = await OpenAsync(id, path, "w", cancellationToken).ConfigureAwait(false);
        try
        {
            while (content.Length > 0)
            {
                var piece = content[..Math.Min(Chunk, content.Length)];
                var arguments = new JsonObject { ["handle"] = handle, ["buf-b64"] = Convert.ToBase64String(piece.Span) };
                var answer = await agent.AskAsync(id, "guest-file-write", arguments, cancellationToken).ConfigureAwait(false);
                var written = AgentAnswer.Number(answer, "count");
                if (written < 1 || written > piece.Length)
                    throw new AgentRefusedException("guest-file-write: nothing was written");
                content = content[(int)written..];
            }
        }
        finally
        {
            await CloseAsync(id, handle, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The end of a file.</summary>
    /// <returns>At most so many bytes; null when there is no such file.</returns>
    public async Task<byte[]?> ReadEndAsync(Guid id, string path, int most, CancellationToken cancellationToken)
    {
        long handle;
        try
        {
            handle = await OpenAsync(id, path, "r", cancellationToken).ConfigureAwait(false);
        }
        catch (AgentRefusedException)
        {
            return null;
        }

        try
        {
            var size = await SeekAsync(id, handle, 0, "end", cancellationToken).ConfigureAwait(false);
            if (size > most)
                await SeekAsync(id, handle, size - most, "set", cancellationToken).ConfigureAwait(false);
            else
                await SeekAsync(id, handle, 0, "set", cancellationToken).ConfigureAwait(false);
            var arguments = new JsonObject { ["handle"] = handle, ["count"] = most };
            var answer = await agent.AskAsync(id, "guest-file-read", arguments, cancellationToken).ConfigureAwait(false);
            var bytes = AgentAnswer.Bytes(answer, "buf-b64");
            return bytes.Length > most ? bytes[..most] : bytes;
        }
        finally
        {
            await CloseAsync(id, handle, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<long> OpenAsync(Guid id, string path, string mode, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["path"] = path, ["mode"] = mode };
        return AgentAnswer.Number(await agent.AskAsync(id, "guest-file-open", arguments, cancellationToken).ConfigureAwait(false));
    }

    private async Task<long> SeekAsync(Guid id, long handle, long offset, string whence, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["handle"] = handle, ["offset"] = offset, ["whence"] = whence };
        return AgentAnswer.Number(await agent.AskAsync(id, "guest-file-seek", arguments, cancellationToken).ConfigureAwait(false), "position");
    }

    private async Task CloseAsync(Guid id, long handle, CancellationToken cancellationToken) =>
        await agent.AskAsync(id, "guest-file-close", new JsonObject { ["handle"] = handle }, cancellationToken).ConfigureAwait(false);
}
