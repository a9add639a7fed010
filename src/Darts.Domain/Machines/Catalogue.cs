using Darts.Domain.Machines.Guests;
using Darts.Domain.Machines.Repository;
using Darts.Domain.Networks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines;

/// <summary>The machines that a site offers: one JSON file each, read again when a file changes.</summary>
public sealed partial class Catalogue : IDisposable
{
    private readonly string _plain;
    private readonly CatalogueRepository _repository;
    private readonly MasterImages _masters;
    private readonly MachineHardware _hardware;
    private readonly SiteNetwork _network;
    private readonly ILogger<Catalogue> _logger;
    private readonly Lock _lock = new();
    private FileSystemWatcher? _watcher;
    private IReadOnlyList<Machine> _machines = [];
    private volatile bool _stale = true;
    private bool _missingLogged;
    private string? _directory;

    /// <summary>Made by the container.</summary>
    public Catalogue(IOptions<CatalogueOptions> options, CatalogueRepository repository, MasterImages masters, MachineHardware hardware, SiteNetwork network, ILogger<Catalogue> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _plain = Path.GetFullPath(options.Value.Directory);
        _repository = repository;
        _masters = masters;
        _hardware = hardware;
        _network = network;
        _logger = logger;
    }

    /// <summary>All machines in the order of their titles; those that cannot be used say why.</summary>
    public IReadOnlyList<Machine> Machines => [.. Definitions.Select(m => (m.Problem ?? _hardware.ProblemOf(m) ?? _network.ProblemOf(m.Definition)) is { } problem ? m with { Problem = problem } : _masters.WithState(m))];

    /// <summary>The machine with this id, or null.</summary>
    public Machine? Find(string id) => Machines.FirstOrDefault(m => m.Id == id);

    /// <summary>The picture of a machine, or null when it has none.</summary>
    public MachinePicture? FindPicture(string id)
    {
        if (Definitions.FirstOrDefault(m => m.Id == id)?.Definition.Picture is not { } file)
            return null;
        var path = Path.Combine(Folder ?? "", file);
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
                Follow();
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

    /// <summary>Where the files are now; null while the repository that they come from has given none.</summary>
    private string? Folder => _repository.IsUsed ? _repository.MachinesFolder : _plain;

    private void Follow()
    {
        if (_directory == Folder)
            return;
        _watcher?.Dispose();
        (_watcher, _directory, _stale) = (null, Folder, true);
    }

    /// <summary>Whether machines can be added here; those of a repository are added there.</summary>
    internal bool IsOwn => !_repository.IsUsed;

    /// <summary>Adds a machine. One that was added before, by a portal that was killed then, is left as it is.</summary>
    /// <exception cref="IOException">The catalogue's folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    internal void Add(string id, MachineDefinition definition)
    {
        var path = Path.Combine(_plain, id + ".json");
        if (CatalogueFile.Read(path, out _).Definition.Image != definition.Image)
            CatalogueFile.Write(path, definition);
        _stale = true;
    }

    private bool TryWatch()
    {
        if (_watcher is not null)
            return true;
        if (_directory is null || !Directory.Exists(_directory))
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
            if (!_missingLogged && _directory is not null)
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
