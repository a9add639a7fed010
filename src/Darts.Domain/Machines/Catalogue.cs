using Darts.Domain.Machines.Guests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines;

/// <summary>The machines that a site offers: one JSON file each, read again when a file changes.</summary>
public sealed partial class Catalogue : IDisposable
{
    private readonly string _directory;
    private readonly MasterImages _masters;
    private readonly MachineHardware _hardware;
    private readonly ILogger<Catalogue> _logger;
    private readonly Lock _lock = new();
    private FileSystemWatcher? _watcher;
    private IReadOnlyList<Machine> _machines = [];
    private volatile bool _stale = true;
    private bool _missingLogged;

    /// <summary>Made by the container.</summary>
    public Catalogue(IOptions<CatalogueOptions> options, MasterImages masters, MachineHardware hardware, ILogger<Catalogue> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _directory = Path.GetFullPath(options.Value.Directory);
        _masters = masters;
        _hardware = hardware;
        _logger = logger;
    }

    /// <summary>All machines in the order of their titles; those that cannot be used say why.</summary>
    public IReadOnlyList<Machine> Machines => [.. Definitions.Select(m => (m.Problem ?? _hardware.ProblemOf(m)) is { } problem ? m with { Problem = problem } : _masters.WithState(m))];

    /// <summary>The machine with this id, or null.</summary>
    public Machine? Find(string id) => Machines.FirstOrDefault(m => m.Id == id);

    /// <summary>The picture of a machine, or null when it has none.</summary>
    public MachinePicture? FindPicture(string id)
    {
        if (Definitions.FirstOrDefault(m => m.Id == id)?.Definition.Picture is not { } file)
            return null;
        var path = Path.Combine(_directory, file);
        return CataloguePicture.MediaType(file) is { } type && File.Exists(path) ? new MachinePicture(path, type) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    /// <summary>The machines as their files define them, whether or not their masters are there.</summary>
    internal IReadOnlyList<Machine> Definitions
    {
        get
        {
            lock (_lock)
            {
                // Until a watcher could be set (the folder may come later), every look reads the folder.
                if (_stale || !TryWatch())
                {
                    _stale = false;
                    TryWatch();
                    _machines = Read();
                }

                return _machines;
            }
        }
    }

    private bool TryWatch()
    {
        if (_watcher is not null)
            return true;
        if (!Directory.Exists(_directory))
            return false;
        _watcher = new FileSystemWatcher(_directory) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Changed += (_, _) => _stale = true;
        _watcher.Created += (_, _) => _stale = true;
        _watcher.Deleted += (_, _) => _stale = true;
        _watcher.Renamed += (_, _) => _stale = true;
        _watcher.Error += (_, _) => _stale = true;
        _watcher.EnableRaisingEvents = true;
        return true;
    }

    private List<Machine> Read()
    {
        if (!Directory.Exists(_directory))
        {
            if (!_missingLogged)
                LogNoDirectory(_directory);
            _missingLogged = true;
            return [];
        }

        var machines = new List<Machine>();
        foreach (var path in Directory.EnumerateFiles(_directory, "*.json"))
        {
            machines.Add(CatalogueFile.Read(path, out var reason));
            if (reason is not null)
                LogBadFile(path, reason);
        }

        machines.Sort((a, b) => string.Compare(a.Definition.Title, b.Definition.Title, StringComparison.OrdinalIgnoreCase));
        return machines;
    }

    [LoggerMessage(1, LogLevel.Warning, "The catalogue's folder {Directory} does not exist. Create it, or set Darts:Catalogue:Directory.")]
    private partial void LogNoDirectory(string directory);

    [LoggerMessage(2, LogLevel.Error, "The catalogue's file {Path} is not used: {Reason}")]
    private partial void LogBadFile(string path, string reason);
}
