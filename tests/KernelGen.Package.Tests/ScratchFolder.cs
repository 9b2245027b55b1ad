using System;
using System.IO;

namespace KernelGen.Package.Tests;

/// <summary>
/// A folder of users' projects outside the repository, which take the package from a local feed into a package folder of their own.
/// </summary>
internal sealed class ScratchFolder
{
    /// <summary>A project; what a test says of it goes into the gaps.</summary>
    private const string Template = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <PropertyGroup>
            PROPERTIES
          </PropertyGroup>
          <ItemGroup>
            REFERENCE
          </ItemGroup>
        </Project>
        """;

    private readonly string folder;

    /// <param name="product">The package.</param>
    /// <param name="name">The folder's name.</param>
    public ScratchFolder(PackedProduct product, string name)
    {
        folder = Directory.CreateDirectory(Path.Combine(product.Folder, name)).FullName;
        Package = $"""<PackageReference Include="KernelGen" Version="{product.Version}" />""";
        // What an SDK's build has restored before is a feed, too: tests need no network.
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <add key="kernelgen-under-test" value="{product.Feed}" />
                <add key="restored-before" value="{cache}" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>{Path.Combine(product.Folder, "packages")}</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
    }

    /// <summary>The reference to the package.</summary>
    public string Package { get; }

    /// <summary>Writes or changes a file.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Reads a file.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(folder, path));

    /// <summary>Writes Project.csproj and Program.cs into a folder.</summary>
    /// <param name="name">The folder.</param>
    /// <param name="properties">What the project says, as XML.</param>
    /// <param name="reference">What it references, as XML.</param>
    /// <param name="source">Its C#.</param>
    public void Project(string name, string properties, string reference, string source)
    {
        Write(Path.Combine(name, name + ".csproj"), Template
            .Replace("PROPERTIES", properties, StringComparison.Ordinal).Replace("REFERENCE", reference, StringComparison.Ordinal));
        Write(Path.Combine(name, "Program.cs"), source);
    }

    /// <summary>Runs dotnet in a folder.</summary>
    public (int ExitCode, string Output) Dotnet(string name, params string[] arguments) =>
        DotnetCommand.Run(Path.Combine(folder, name), arguments);

    /// <summary>dotnet build in a folder, with more arguments where given.</summary>
    public (int ExitCode, string Output) Build(string name, params string[] arguments) =>
        Dotnet(name, ["build", "-v", "quiet", .. arguments]);

    /// <summary>Runs what was built in a folder.</summary>
    public string Run(string name) => Dotnet(name, Path.Combine("bin", "Debug", "net10.0", name + ".dll")).Output.Trim();
}
