namespace Darts.Web.Tests.Running;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("darts-web-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
