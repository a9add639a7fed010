using LibGit2Sharp;

namespace Darts.Domain.Scripts.Sources.Git;

/// <summary>git's protocol over HTTP, as far as fetching goes: a question for what there is, and one for what is missing here.</summary>
internal sealed class GuardedTransport : RpcSmartSubtransport
{
    protected override SmartSubtransportStream Action(string url, GitSmartSubtransportAction action) => action switch
    {
        GitSmartSubtransportAction.UploadPackList => new Exchange(this, url, "/info/refs?service=git-upload-pack", hasBody: false),
        GitSmartSubtransportAction.UploadPack => new Exchange(this, url, "/git-upload-pack", hasBody: true),
        _ => throw new NotSupportedException("Nothing is ever pushed."),
    };

    /// <summary>One question with its answer.</summary>
    private sealed class Exchange(GuardedTransport transport, string url, string request, bool hasBody) : SmartSubtransportStream(transport)
    {
        private byte[] _body = [];
        private Stream? _answer;

        public override int Write(Stream dataStream, long length)
        {
            using var part = new MemoryStream();
            dataStream.CopyTo(part);
            _body = [.. _body, .. part.ToArray()];
            return 0;
        }

        public override int Read(Stream dataStream, long length, out long bytesRead)
        {
            _answer ??= GuardedWire.Current.Send(url, request, hasBody ? _body : null);
            var buffer = new byte[Math.Min(length, 64 * 1024)];
            var count = GuardedWire.Current.Read(_answer, buffer);
            dataStream.Write(buffer, 0, count);
            bytesRead = count;
            return 0;
        }

        protected override void Free()
        {
            _answer?.Dispose();
            base.Free();
        }
    }
}
