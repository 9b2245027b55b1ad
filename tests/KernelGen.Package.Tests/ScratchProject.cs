using System;
using System.IO;

namespace KernelGen.Package.Tests;

/// <summary>A user's project outside the repository that takes the package from a local feed into a package folder of its own.</summary>
internal sealed class ScratchProject
{
    private readonly string folder;

    /// <param name="product">The package.</param>
    /// <param name="name">The folder's name.</param>
    /// <param name="source">The user's file, of those in Scratch.</param>
    public ScratchProject(PackedProduct product, string name, string source)
    {
        folder = Directory.CreateDirectory(Path.Combine(product.Folder, name)).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Scratch", source), Path.Combine(folder, source));
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <add key="kernelgen-under-test" value="{product.Feed}" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "Scratch.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>{Path.Combine(product.Folder, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="KernelGen" Version="{product.Version}" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Writes or changes a file of the project.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    /// <summary>Reads a file of the project.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    /// <summary>dotnet format, after a restore.</summary>
    public (int ExitCode, string Output) Format()
    {
        var restored = DotnetCommand.Run(folder, "restore", "-v", "quiet");
        return restored.ExitCode == 0 ? DotnetCommand.Run(folder, "format", "--no-restore") : restored;
    }

    /// <summary>The text of a file that the build wrote beside the program.</summary>
    public string ReadOutput(string name) => File.ReadAllText(Path.Combine(folder, "bin", "Debug", "net10.0", name));

    /// <summary>dotnet build, with more arguments where given.</summary>
    public (int ExitCode, string Output) Build(params string[] arguments) => DotnetCommand.Run(folder, ["build", "-v", "quiet", .. arguments]);

    /// <summary>Runs what was built.</summary>
    public (int ExitCode, string Output) Run() => DotnetCommand.Run(folder, Path.Combine("bin", "Debug", "net10.0", "Scratch.dll"));
}
